import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { axeViolations } from './axe';
import { inEachLook, visit } from './each-look';
import { openNewAssignment } from './new-assignment';
import { openOwnClass } from './own-class';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';
const screenshots = process.env['SCREENSHOTS'];

/** Checks that an overlay is accessible and doesn't scroll sideways. */
async function look(page: Page, name: string): Promise<void> {
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map((animation) => animation.finished))',
  );
  expect(await axeViolations(page), name).toEqual([]);
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

test('a student’s list and own work in every look (DAY-2)', async ({
  browser,
  page,
  context,
  stack,
}) => {
  const address = await openOwnClass(page, cast.noor.userPrincipalName, chemistry);
  const list = `${stack.url}${address.replace(/students$/, 'assignments')}`;
  await page.goto(list);
  const first = page.locator('edu-assignments-table tbody a').last();
  await first.click();
  await expect(page.getByRole('heading', { name: 'Your work' })).toBeVisible();
  const work = page.url();
  await inEachLook(browser, context, async (one, name) => {
    await visit(one, list, `student-${name}`);
    await expect(one.locator('edu-assignments-table edu-chip').first()).toBeVisible();
    await visit(one, work, `own-work-${name}`);
  });
});

test('the assignment dialog and its question in every look (ASG-2, LANG-2)', async ({
  browser,
  page,
  context,
  stack,
}) => {
  const address = await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  const list = `${stack.url}${address.replace(/students$/, 'assignments')}`;
  await inEachLook(browser, context, async (one, name) => {
    await one.goto(list);
    const dialog = await openNewAssignment(one);
    await dialog.getByRole('textbox', { name: 'Due date' }).fill('12/31/2199');
    await dialog.getByLabel('Points (optional)').fill('87.5');
    await expect(dialog.getByText('Tuesday, December 31, 2199')).toBeVisible();
    await look(one, `dialog-${name}`);
    await dialog.getByRole('textbox', { name: 'Due date' }).fill('31.12.2199');
    await dialog.getByLabel('Due time').fill('5:00');
    await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(dialog.getByText('This isn’t a date. Enter it like 10/20/2027.')).toBeVisible();
    await look(one, `dialog-errors-${name}`);
    await one.keyboard.press('Escape');
    await expect(one.getByRole('alertdialog', { name: 'Leave without saving?' })).toBeVisible();
    await look(one, `question-${name}`);
  });
});

test('errors about rejected files are visible, on phones too (ASG-2)', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await page.getByRole('tab', { name: /^Assignments/ }).click();
  const dialog = await openNewAssignment(page);
  const empty = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.alloc(0) });
  await dialog.locator('input[type=file]').setInputFiles(['a.txt', 'b.txt', 'c.txt'].map(empty));
  for (const name of ['a.txt', 'b.txt', 'c.txt'])
    await expect(dialog.getByText(`“${name}” is empty.`)).toBeInViewport({ ratio: 1 });
});
