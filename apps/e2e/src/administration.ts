import { cast } from '@app/sample-tenant';
import { expect, type Page } from '@playwright/test';
import { signInWithMicrosoft } from './sign-in';

/** An administration card, by its heading. */
export const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Signs in the administrator, whether or not another test has linked them. */
export async function signInAdministrator(page: Page): Promise<void> {
  await signInWithMicrosoft(page, cast.pat.userPrincipalName);
  await expect(page.getByRole('button', { name: /account menu$/ })).toBeVisible();
}

/** Signs in the administrator and opens the Admin page. */
export async function openAdministration(page: Page): Promise<void> {
  await signInAdministrator(page);
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
}
