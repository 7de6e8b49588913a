import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { openNewAssignment } from './new-assignment';
import { openOwnClass } from './own-class';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';
const year = new Date().getFullYear() + 1;

async function openDialog(page: Page) {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await page.getByRole('tab', { name: /^Assignments/ }).click();
  return openNewAssignment(page);
}

test.describe('in a German browser (LANG-2)', () => {
  test.use({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });

  test('02.01. is January 2, from the field to the list', async ({ page }) => {
    const dialog = await openDialog(page);
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Zweiter Januar');
    const date = dialog.getByRole('textbox', { name: 'Due date' });
    await date.fill(`02.01.${year}`);
    await expect(dialog.getByText(`2. Januar ${year} um 23:59 MEZ`)).toBeVisible();
    await dialog.getByLabel('Points (optional)').fill('87,5');
    await dialog.getByRole('button', { name: 'Save as draft' }).click();
    await expect(dialog).toBeHidden();
    const row = page.getByRole('row', { name: 'Zweiter Januar' });
    await expect(row).toContainText(`2. Jan. ${year}`);
    await page.reload();
    await expect(row).toContainText(`2. Jan. ${year}`);
    await row.getByRole('link').click();
    await expect(page.locator('edu-assignment-facts').getByText('87,5')).toBeVisible();
  });

  test('a date in another format is rejected, with an example', async ({ page }) => {
    const dialog = await openDialog(page);
    const date = dialog.getByRole('textbox', { name: 'Due date' });
    const texts = [`31.02.${year}`, `13.13.${year}`, '02.01.27', `1/2/${year}`, `12/31/${year}`];
    for (const text of texts) {
      await date.fill(text);
      await date.blur();
      await expect(dialog.getByText('This isn’t a date. Enter it like 20.10.2027.')).toBeVisible();
    }
    await date.fill(`2.1.${year}`);
    await date.blur();
    await expect(date).toHaveValue(`2.1.${year}`);
    await expect(dialog.getByText('This isn’t a date.')).toHaveCount(0);
  });

  test('the calendar starts on Monday and picks the clicked day', async ({ page }) => {
    const dialog = await openDialog(page);
    const date = dialog.getByRole('textbox', { name: 'Due date' });
    await date.fill(`02.01.${year}`);
    await dialog.getByRole('button', { name: 'Open calendar' }).click();
    const calendar = page.locator('mat-calendar');
    await expect(calendar.getByRole('columnheader').first()).toContainText('Montag');
    await calendar.getByRole('button', { name: `15. Januar ${year}` }).click();
    await expect(date).toHaveValue(`15.1.${year}`);
  });
});

test.describe('in an Arabic browser (LANG-2)', () => {
  test.use({ locale: 'ar-EG', timezoneId: 'Africa/Cairo' });

  test('dates, times, and points are parsed in the digits they are shown in', async ({ page }) => {
    const dialog = await openDialog(page);
    const digits = new Intl.NumberFormat('ar-EG', { useGrouping: false });
    const date = dialog.getByRole('textbox', { name: 'Due date' });
    await date.fill(`${digits.format(2)}/${digits.format(1)}/${digits.format(year)}`);
    await dialog.getByLabel('Due time').fill('٥:٣٠ م');
    const words = await page.evaluate(
      (at) => new Intl.DateTimeFormat('ar-EG', { dateStyle: 'full' }).format(new Date(at, 0, 2)),
      year,
    );
    await expect(dialog.getByText(words)).toBeVisible();
    await expect(dialog.getByText('٥:٣٠ م')).toBeVisible();
    await dialog.getByLabel('Points (optional)').fill('٨٧٫٥');
    await dialog.getByLabel('Points (optional)').blur();
    await expect(dialog.getByLabel('Points (optional)')).toHaveValue('٨٧٫٥');
  });
});
