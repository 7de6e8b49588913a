import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { openNewAssignment } from './new-assignment';
import { openOwnClass } from './own-class';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';

async function openAssignments(page: Page): Promise<void> {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await page.getByRole('tab', { name: /^Assignments/ }).click();
  await expect(page.getByRole('table', { name: `Assignments for ${chemistry}` })).toBeVisible();
}

const question = (page: Page) => page.getByRole('alertdialog', { name: 'Leave without saving?' });

async function answer(page: Page, label: 'Keep editing' | 'Leave without saving'): Promise<void> {
  await question(page).getByRole('button', { name: label }).click();
  await expect(question(page)).toHaveCount(0);
}

async function writeAssignment(page: Page) {
  const dialog = await openNewAssignment(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Half an hour of work');
  return dialog;
}

test('no way out of the dialog loses a half-written assignment', async ({ page }) => {
  await openAssignments(page);
  const dialog = await writeAssignment(page);
  const name = dialog.getByRole('textbox', { name: 'Name' });
  const ways = [
    () => dialog.getByRole('button', { name: 'Cancel' }).click(),
    () => dialog.getByRole('button', { name: 'Close' }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
    () => page.evaluate(() => history.back()),
  ];
  for (const leave of ways) {
    await leave();
    await answer(page, 'Keep editing');
    await expect(name).toHaveValue('Half an hour of work');
    await expect(page).toHaveURL(/\/assignments$/);
  }
  await page.evaluate(() => history.back());
  await answer(page, 'Leave without saving');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/students$/);
  await page.evaluate(() => history.forward());
  await expect(page).toHaveURL(/\/assignments$/);
});

test('links, tabs, Back, other students’ work, and signing out do not lose typed feedback', async ({
  page,
}) => {
  await openAssignments(page);
  await page.getByRole('link', { name: 'Safety quiz' }).click();
  const students = page.locator('edu-submissions tbody button');
  await students.first().click();
  const feedback = page.getByRole('textbox', { name: 'Feedback' });
  await feedback.fill('Read your sources again.');
  const ways = [
    () => page.getByRole('button', { name: 'All submissions' }).click(),
    () =>
      page
        .getByRole('table', { name: `Assignments for ${chemistry}` })
        .getByRole('link')
        .last()
        .click(),
    () => page.getByRole('tab', { name: 'Students' }).click(),
    () => page.getByRole('button', { name: 'Close' }).click(),
    () => page.evaluate(() => history.back()),
    async () => {
      await page.getByRole('button', { name: new RegExp(cast.elena.name) }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    },
  ];
  for (const leave of ways) {
    await leave();
    await answer(page, 'Keep editing');
    await expect(feedback).toHaveValue('Read your sources again.');
  }
  // The browser asks before unloading the document.
  const asked = page.waitForEvent('dialog');
  void page.evaluate(() => location.reload());
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(feedback).toHaveValue('Read your sources again.');
  await page.getByRole('button', { name: 'All submissions' }).click();
  await answer(page, 'Leave without saving');
  await students.first().click();
  await expect(feedback).not.toHaveValue('Read your sources again.');
  // With nothing typed, nothing is asked.
  await page.getByRole('tab', { name: 'Students' }).click();
  await expect(page).toHaveURL(/\/students$/);
});

test('going Back twice during the question loses nothing', async ({ page }) => {
  await openAssignments(page);
  const dialog = await writeAssignment(page);
  await page.evaluate(() => history.back());
  await expect(question(page)).toBeVisible();
  await page.evaluate(() => history.back());
  await expect
    .poll(async () => {
      if (await question(page).isVisible()) await answer(page, 'Keep editing');
      return dialog.getByRole('textbox', { name: 'Name' }).inputValue();
    })
    .toBe('Half an hour of work');
  await expect(page).toHaveURL(/\/assignments$/);
});

test('staying after the session has ended keeps what was typed', async ({ page }) => {
  await openAssignments(page);
  const dialog = await writeAssignment(page);
  // Like another tab would.
  await page.evaluate(() => {
    const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '';
    const headers = { 'X-XSRF-TOKEN': decodeURIComponent(token) };
    return fetch('/api/v1/session', { method: 'DELETE', headers }).then(() => undefined);
  });
  await dialog.getByRole('button', { name: 'Save as draft' }).click();
  await answer(page, 'Keep editing');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Half an hour of work');
});
