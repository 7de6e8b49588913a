import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the dialog for a new assignment, and waits until its first field has the focus. */
export async function openNewAssignment(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'New assignment' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New assignment' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  return dialog;
}
