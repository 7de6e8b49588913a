import { readFile } from 'node:fs/promises';
import { cast } from '@app/sample-tenant';
import type { Browser, Page } from '@playwright/test';
import { card, openAdministration } from './administration';
import { axeViolations } from './axe';
import { arrive, chooseAccount } from './sign-in';
import { expect, test } from './stack';

/** Opens a page for a linked user in their own browser context. */
async function linkedPage(browser: Browser, url: string, upn: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await arrive(page, upn);
  return page;
}

/**
 * A separate tenant, because other tests would miss what the administrator removes. Without a copy of its roster: while one
 * is filled, pages look again by themselves, and ask to sign in before the test does.
 */
test.use({ sandboxArgs: ['--consent', 'all'], apiEnv: { ROSTER_MIRROR: 'off' } });

test('an unlinked teacher’s open page notices and leads back to linking (ADM-4, AUTH-6, LINK-2, ADM-9)', async ({
  page,
  browser,
  stack,
}) => {
  const teacher = await linkedPage(browser, stack.url, cast.tomas.userPrincipalName);
  const other = await linkedPage(browser, stack.url, cast.elena.userPrincipalName);
  await openAdministration(page);
  await card(page, 'Linked accounts').getByRole('link', { name: 'Manage links' }).click();
  const table = page.getByRole('table', { name: 'Linked accounts' });
  await expect(table).toContainText(cast.elena.name);
  await page.getByRole('searchbox', { name: 'Find an account' }).fill(cast.tomas.name);
  await expect(table.locator('tbody tr')).toHaveCount(1);

  const unlink = page.getByRole('button', { name: `Unlink ${cast.tomas.name}` });
  await unlink.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: `Unlink ${cast.tomas.name}?` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(unlink).toBeFocused();
  await unlink.press('Enter');
  await dialog.getByRole('button', { name: `Unlink ${cast.tomas.name}` }).click();
  await expect(page.getByText(`${cast.tomas.name} was unlinked.`, { exact: true })).toBeVisible();
  await expect(unlink).toBeHidden();

  await teacher
    .getByRole('link', { name: /^Classes of/ })
    .first()
    .click();
  await expect(
    teacher.getByRole('heading', { level: 1, name: 'Link your accounts' }),
  ).toBeVisible();
  await expect(teacher.getByRole('button', { name: 'Link again' })).toBeVisible();
  expect(await axeViolations(teacher)).toEqual([]);
  await teacher.getByRole('button', { name: 'Link again' }).click();
  await teacher.getByRole('alertdialog').getByRole('link', { name: 'Sign in' }).click();
  await chooseAccount(teacher, cast.tomas.userPrincipalName);
  await teacher.getByRole('button', { name: 'Link again' }).click();
  await expect(teacher.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();
  await other.reload();
  await expect(other.getByRole('heading', { level: 1, name: 'Schools' })).toBeVisible();

  await page.goto('/admin/audit?action=link.removed');
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log.locator('tbody tr').first()).toContainText(
    `Removed the link of ${cast.tomas.userPrincipalName}`,
  );
  await log
    .getByRole('button', { name: /^Details of/ })
    .first()
    .press('Enter');
  await expect(log.getByText('Exact time')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(cast.tomas.userPrincipalName);
  await teacher.context().close();
  await other.context().close();
});

test('the administrator gives everyone access (ADM-5)', async ({ page }) => {
  await openAdministration(page);
  await card(page, 'User access').getByRole('link', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Give everyone access' }).click();
  await expect(page.getByText('Everyone has been processed.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('got access')).toBeVisible();
  await page.getByRole('link', { name: 'Administration' }).click();
  await expect(card(page, 'User access')).toContainText(/\d+ enabled/);
  await expect(card(page, 'Audit')).toContainText('finished giving access');
});

test('the health center lists each granted permission (ADM-10)', async ({ page }) => {
  await openAdministration(page);
  await card(page, 'Health')
    .getByRole('link', { name: /^Permissions/ })
    .click();
  const permissions = card(page, 'Permissions');
  await expect(permissions).toContainText('OK');
  await permissions.getByText(/^Permissions EDUGraph needs \(/).click();
  const table = permissions.getByRole('table');
  await expect(table).toContainText('EduRoster.ReadBasic');
  await expect(table.getByText('Not granted')).toHaveCount(0);
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(card(page, 'Certificate')).toContainText('OK');
});

test('the administrator clears the login cache, and signs in with Microsoft again (ADM-6, AUTH-5)', async ({
  page,
}) => {
  await openAdministration(page);
  await card(page, 'Login cache').getByRole('button', { name: 'Clear cache' }).click();
  await page.getByRole('button', { name: /^Clear tokens for \d+ pe/ }).click();
  await expect(page.getByText(/Cleared tokens for \d+ pe\w+\./).first()).toBeVisible();
  await card(page, 'Linked accounts').getByRole('link', { name: 'Manage links' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Login to Office 365 is required' });
  await dialog.getByRole('link', { name: 'Sign in' }).click();
  await chooseAccount(page, cast.pat.userPrincipalName);
  await expect(page.getByRole('heading', { level: 1, name: 'Linked accounts' })).toBeVisible();
});

test('the administrator removes consent with all links, and consents again (ADM-1, ADM-3)', async ({
  page,
  browser,
  stack,
}) => {
  const teacher = await linkedPage(browser, stack.url, cast.elena.userPrincipalName);
  await openAdministration(page);
  const consent = card(page, 'Consent');
  await consent.getByRole('button', { name: 'Remove consent' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Remove consent for Contoso Education?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: /^Remove consent and \d+ links?$/ }).click();
  await expect(page.getByText(/Consent and \d+ links? removed\./).first()).toBeVisible();
  await expect(consent).toContainText('Not granted');
  await teacher.goto('/schools');
  await expect(
    teacher.getByRole('heading', { level: 1, name: 'Link your accounts' }),
  ).toBeVisible();

  await consent.getByRole('link', { name: 'Grant consent' }).click();
  await page.getByRole('button', { name: /Pat Rivera/ }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('Consent granted.')).toBeVisible();
  await teacher.context().close();
});
