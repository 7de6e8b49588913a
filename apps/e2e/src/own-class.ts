import { expect, type Page } from '@playwright/test';
import { arrive } from './sign-in';

/** Opens one of the user's own classes at Maple Grove. @returns the URL of its first tab */
export async function openOwnClass(page: Page, upn: string, name: string): Promise<string> {
  await arrive(page, upn);
  await page.getByRole('link', { name: /^Classes of Maple Grove/ }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/classes\/[\w-]+\/students$/);
  return new URL(page.url()).pathname;
}
