import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { chooseAccount, register, signOut } from './sign-in';
import { expect, test } from './stack';

/** Four tabs that a reopened browser restores on Microsoft's sign-in page. */
async function restoredTabs(open: () => Promise<Page>): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let n = 0; n < 4; n++) {
    const tab = await open();
    await tab.goto('/sign-in');
    await tab.getByRole('link', { name: 'Sign in with Microsoft' }).click();
    await expect(tab.getByText('This is not Microsoft')).toBeVisible();
    tabs.push(tab);
  }
  await Promise.all(tabs.map((tab) => tab.reload()));
  return tabs;
}

test('four restored tabs each sign in, oldest first (S-1)', async ({ context }) => {
  for (const tab of await restoredTabs(() => context.newPage())) {
    await chooseAccount(tab, cast.elena.userPrincipalName);
    await expect(tab.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  }
});

test('only the account that started linking can finish it (LINK-1)', async ({ context }) => {
  const password = 'a quiet blue bicycle';
  const [first, second] = [await context.newPage(), await context.newPage()];
  await register(first, 'began@school.example', password);
  await first.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await expect(first.getByText('This is not Microsoft')).toBeVisible();
  await second.goto('/link');
  await signOut(second);
  await register(second, 'other@school.example', password);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Link your accounts');
  await chooseAccount(first, cast.tomas.userPrincipalName);
  await expect(first.getByRole('alert')).toContainText('Nothing has changed.');
  await expect(first.getByText('Link these accounts?')).toHaveCount(0);
});
