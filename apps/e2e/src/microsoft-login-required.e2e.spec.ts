import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { linkPersonWithPassword } from './linked-people';
import { arrive, chooseAccount } from './sign-in';
import { expect, test } from './stack';

const loginRequired = (page: Page) =>
  page.getByRole('alertdialog', { name: 'Login to Office 365 is required' });

async function signInAgain(page: Page, userPrincipalName: string): Promise<void> {
  await loginRequired(page).getByRole('link', { name: 'Sign in' }).click();
  await chooseAccount(page, userPrincipalName);
}

test('a revoked Microsoft session asks to sign in again and returns to the same page (AUTH-5)', async ({
  page,
  stack,
}) => {
  await arrive(page, cast.tomas.userPrincipalName);
  await expect(page.getByText('My school')).toBeVisible();

  await stack.sandbox.revokeTokens();
  await page.getByRole('link', { name: /Classes of Riverside/ }).click();
  await expect(loginRequired(page)).toBeVisible();
  const address = page.url();
  await signInAgain(page, cast.tomas.userPrincipalName);
  await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
  expect(page.url()).toBe(address);
});

test('an administrator signed in by password is sent to Microsoft and back, on reads and writes (AUTH-5)', async ({
  page,
  stack,
}) => {
  const account = { email: 'pat@home.example', password: 'correct horse battery' };
  await linkPersonWithPassword(stack.url, cast.pat.userPrincipalName, account);
  const signInByPassword = async (tab: Page) => {
    await tab.goto('/sign-in');
    await tab.getByLabel('Email').fill(account.email);
    await tab.getByLabel('Password', { exact: true }).fill(account.password);
    await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(tab.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
  };
  await signInByPassword(page);
  const address = '/admin/links?search=Pat';
  await page.goto(address);
  await signInAgain(page, cast.pat.userPrincipalName);
  const unlink = page.getByRole('button', { name: `Unlink ${cast.pat.name}` });
  await expect(unlink).toBeVisible();
  expect(page.url()).toBe(stack.url + address);

  // Replaces the page's session with a password session, as if another tab had signed out and in again.
  await page.context().clearCookies();
  const tab = await page.context().newPage();
  await signInByPassword(tab);
  await tab.close();
  await unlink.click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Unlink/ })
    .click();
  await expect(loginRequired(page)).toBeVisible();
  await signInAgain(page, cast.pat.userPrincipalName);
  await expect(unlink).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Find an account' })).toHaveValue('Pat');
  expect(page.url()).toBe(stack.url + address);
});
