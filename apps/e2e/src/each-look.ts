import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { axeViolations } from './axe';
import { expect, test } from './stack';

/** With SCREENSHOTS=DIR, a screenshot of each page is saved for review. */
const screenshots = process.env['SCREENSHOTS'];

const looks = [
  { name: 'desktop-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** Collects CSP violations and script errors from the browser console. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}

/** Waits until everything has loaded and nothing moves, because axe measures colors at that moment. */
async function standStill(page: Page): Promise<void> {
  await expect(page.locator('edu-loading')).toHaveCount(0);
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map((animation) => animation.finished))',
  );
}

/** Checks that a page is accessible, obeys the CSP, throws nothing, and doesn't scroll sideways. */
export async function visit(page: Page, path: string, name: string): Promise<void> {
  const found = complaints(page);
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await standStill(page);
  expect(await axeViolations(page), `${path} (${name})`).toEqual([]);
  expect(found, `${path} (${name})`).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow, `${path} (${name}) scrolls sideways`).toBeLessThanOrEqual(0);
  if (screenshots) {
    mkdirSync(screenshots, { recursive: true });
    const { pathname, search } = new URL(path);
    const file = `${`${pathname}${search}`.replace(/\W+/g, '-').slice(1)}-${name}.png`;
    await page.screenshot({ path: join(screenshots, file), fullPage: true });
  }
}

/** Runs it as the context's user on desktop and phone, in light and dark. */
export async function inEachLook(
  browser: Browser,
  context: BrowserContext,
  visitAll: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const storageState = await context.storageState();
  for (const { name, viewport, colorScheme } of looks) {
    const look = await browser.newContext({
      viewport,
      colorScheme,
      storageState,
      locale: 'en-US',
      baseURL: test.info().project.use.baseURL ?? '',
    });
    await visitAll(await look.newPage(), name);
    await look.close();
  }
}
