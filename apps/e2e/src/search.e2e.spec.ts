import { cast } from '@app/sample-tenant';
import { axeViolations } from './axe';
import { arrive } from './sign-in';
import { expect, test } from './stack';

test('Ctrl+K finds a class by its first letters and opens it (FIND-1)', async ({ page }) => {
  await arrive(page, cast.elena.userPrincipalName);
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search' });
  await expect(box).toBeFocused();
  await box.pressSequentially('chem');
  const option = page.getByRole('option', { name: /Chemistry 1/ }).first();
  await expect(option).toHaveAttribute('aria-selected', 'true');
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Chemistry 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);
});
