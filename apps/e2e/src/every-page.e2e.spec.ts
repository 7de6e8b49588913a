import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cast } from '@app/sample-tenant';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { axeViolations } from './axe';
import { arrive, register, signInWithMicrosoft } from './sign-in';
import { expect, test, type Stack } from './stack';

/** With SCREENSHOTS=DIR each page is kept as a picture, for somebody to look at. */
const screenshots = process.env['SCREENSHOTS'];

const looks = [
  { name: 'desktop-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'desktop-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'phone-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** Grace Okafor, a teacher whom no test links. */
const neverLinked = 'GOkafor@contoso.example';

const signedOutPages = ['/sign-in', '/register', '/admin/consent', '/nowhere'];
const linkedPages = [
  '/schools',
  'CLASSES',
  'CLASSES?show=all',
  'CLASS/students',
  'CLASS/students?panel=requests',
  'CLASS/assignments',
  'CLASS/documents',
  'CLASS/conversations',
  'CLASS/seating',
  'CLASS/seating/edit',
  '/me',
  '/link',
  '/nowhere',
  '/admin',
];

/** What the browser's console holds against a page: CSP violations and script errors. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}

/** Until everything has come and nothing moves: axe measures colors as they are at that moment. */
async function standStill(page: Page): Promise<void> {
  await expect(page.locator('edu-loading')).toHaveCount(0);
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map((animation) => animation.finished))',
  );
}

async function visit(page: Page, path: string, name: string): Promise<void> {
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

const adminPages = [
  '/admin',
  '/admin/links',
  '/admin/access',
  '/admin/sync',
  '/admin/sync/review',
  '/admin/health',
  '/admin/audit',
];

async function inEachLook(
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

test('every page is accessible, keeps to the content policy and fits, signed out', async ({
  browser,
  context,
  stack,
}) => {
  await inEachLook(browser, context, async (page, name) => {
    for (const path of signedOutPages) await visit(page, `${stack.url}${path}`, name);
  });
});

test('… signed in with Microsoft or locally, not linked', async ({
  browser,
  page,
  context,
  stack,
}) => {
  await signInWithMicrosoft(page, neverLinked);
  await expect(page.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  await inEachLook(browser, context, async (look, name) => {
    await visit(look, `${stack.url}/link`, name);
    await visit(look, `${stack.url}/me`, `microsoft-${name}`);
  });
  const local = await browser.newContext({ baseURL: stack.url });
  const localPage = await local.newPage();
  await register(localPage, 'only-here@school.example', 'a quiet blue bicycle');
  await expect(
    localPage.getByRole('heading', { level: 1, name: 'Link your accounts' }),
  ).toBeVisible();
  await inEachLook(browser, local, (look, name) =>
    visit(look, `${stack.url}/link`, `local-${name}`),
  );
});

test('… linked', async ({ browser, page, context, stack }) => {
  await arrive(page, cast.elena.userPrincipalName);
  await page.getByRole('link', { name: /Classes of Maple Grove/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
  const classes = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Chemistry 1' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  const ownClass = new URL(page.url()).pathname.replace(/\/students$/, '');
  await inEachLook(browser, context, async (look, name) => {
    for (const path of linkedPages) {
      const address = path.replace('CLASSES', classes).replace('CLASS', ownClass);
      await visit(look, `${stack.url}${address}`, name);
    }
  });
});

/** Links, an unlinked one, and access for everybody but two. */
async function administer(page: Page, browser: Browser, { url, sandbox }: Stack): Promise<void> {
  for (const { userPrincipalName } of [cast.elena, cast.tomas]) {
    const context = await browser.newContext({ baseURL: url });
    await arrive(await context.newPage(), userPrincipalName);
    await context.close();
  }
  await page.goto('/admin/links');
  const unlink = `Unlink ${cast.tomas.name}`;
  await page.getByRole('button', { name: unlink }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: unlink }).click();
  await expect(page.getByText(`${cast.tomas.name} is unlinked.`, { exact: true })).toBeVisible();
  const match = { method: 'POST', path: '/appRoleAssignedTo' };
  await sandbox.injectFault({ match, status: 400, times: 2 });
  await page.goto('/admin/access');
  await page.getByRole('button', { name: 'Give everyone access' }).click();
  await expect(page.getByText('Everyone was looked at.')).toBeVisible();
}

test('… of the administration, before anything was done and after', async ({
  browser,
  page,
  context,
  stack,
}) => {
  await signInWithMicrosoft(page, cast.pat.userPrincipalName);
  await expect(page.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  const visitAll = (kind: string) =>
    inEachLook(browser, context, async (look, name) => {
      for (const path of adminPages) await visit(look, `${stack.url}${path}`, `${kind}${name}`);
    });
  await visitAll('');
  await administer(page, browser, stack);
  await visitAll('full-');
});
