import { cast } from '@app/sample-tenant';
import { arrive, chooseAccount } from './sign-in';
import { expect, test } from './stack';

test('a revoked Microsoft session asks to sign in again and comes back to the same page (AUTH-5)', async ({
  page,
  stack,
}) => {
  await arrive(page, cast.tomas.userPrincipalName);
  await expect(page.getByText('My school')).toBeVisible();

  await stack.sandbox.revokeTokens();
  await page.getByRole('link', { name: /Classes of Riverside/ }).click();
  await expect(
    page.getByRole('alertdialog', { name: 'Login to Office 365 is required' }),
  ).toBeVisible();
  const address = page.url();
  await page.getByRole('alertdialog').getByRole('link', { name: 'Sign in' }).click();
  await chooseAccount(page, cast.tomas.userPrincipalName);
  await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
  expect(page.url()).toBe(address);
});
