import { expect, type Page } from '@playwright/test';

/** Signs in through the sandbox's account picker, like a person would: with one click on the account. */
export async function signInWithMicrosoft(page: Page, userPrincipalName: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await chooseAccount(page, userPrincipalName);
}

/** On the sandbox's page: finds the account and clicks it. */
export async function chooseAccount(page: Page, userPrincipalName: string): Promise<void> {
  await expect(page.getByText('This is not Microsoft')).toBeVisible();
  // Content the browser hasn't parsed yet isn't visible either.
  await page.waitForLoadState('domcontentloaded');
  const account = page.getByRole('button', { name: userPrincipalName });
  if (!(await account.isVisible())) {
    await page.getByRole('textbox', { name: 'Find a person' }).fill(userPrincipalName);
    await page.keyboard.press('Enter');
  }
  await account.click();
}

/** On the Link page after a Microsoft sign-in, creates a local account with the given color. */
export async function continueWithNewAccount(page: Page, color: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  await page.getByRole('radio', { name: color }).check({ force: true });
  await page.getByRole('button', { name: 'Create and link' }).click();
}

/** Signs in with Microsoft, links a new local account if needed, and ends on the Schools page. */
export async function arrive(page: Page, userPrincipalName: string): Promise<void> {
  await signInWithMicrosoft(page, userPrincipalName);
  const heading = page.getByRole('heading', { level: 1, name: /^(Link your accounts|Schools)$/ });
  await expect(heading).toBeVisible();
  if ((await heading.textContent())?.includes('Link')) await continueWithNewAccount(page, 'Blue');
  await expect(page.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
}

/** Creates a local account on the register page. */
export async function register(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/register');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Confirm password', { exact: true }).fill(password);
  await page.getByRole('radio', { name: 'Green' }).check({ force: true });
  await page.getByRole('button', { name: 'Create account' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Sign in|Welcome back/);
}
