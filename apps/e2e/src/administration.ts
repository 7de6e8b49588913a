import { cast } from '@app/sample-tenant';
import { expect, type Page } from '@playwright/test';
import { signInWithMicrosoft } from './sign-in';

/** A card of the administration, by its heading. */
export const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The administrator, who has linked no account, on the administration's page. */
export async function openAdministration(page: Page): Promise<void> {
  await signInWithMicrosoft(page, cast.pat.userPrincipalName);
  await page.getByRole('link', { name: 'Continue to administration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
}
