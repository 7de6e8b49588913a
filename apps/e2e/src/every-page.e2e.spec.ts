import { cast } from '@app/sample-tenant';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { signInAdministrator } from './administration';
import { inEachLook, visit } from './each-look';
import { openOwnClass } from './own-class';
import { arrive, chooseAccount, register, signInWithMicrosoft } from './sign-in';
import { expect, test, type Stack } from './stack';

/** Grace Okafor, a teacher no test links. */
const neverLinked = 'GOkafor@contoso.example';

const signedOutPages = ['/sign-in', '/register', '/admin/consent', '/nowhere'];
const linkedPages = {
  'outside of classes': [
    '/schools',
    'CLASSES',
    'CLASSES?show=all',
    '/me',
    '/link',
    '/nowhere',
    '/admin',
  ],
  'in a class': [
    'CLASS/students',
    'CLASS/students?panel=requests',
    'CLASS/assignments',
    'CLASS/documents',
  ],
  'in a class, continued': ['CLASS/conversations', 'CLASS/seating', 'CLASS/seating/edit'],
};

const adminPages = [
  '/admin',
  '/admin/links',
  '/admin/access',
  '/admin/sync',
  '/admin/sync/review',
  '/admin/health',
  '/admin/api-clients',
  '/admin/audit',
];

test('every page is accessible, obeys the CSP, and fits, signed out', async ({
  browser,
  context,
  stack,
}) => {
  await inEachLook(browser, context, async (page, name) => {
    for (const path of signedOutPages) await visit(page, `${stack.url}${path}`, name);
  });
});

test('… signed in with Microsoft or locally, not linked', async ({
  browser,
  page,
  context,
  stack,
}) => {
  await signInWithMicrosoft(page, neverLinked);
  await expect(page.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  await inEachLook(browser, context, async (look, name) => {
    await visit(look, `${stack.url}/link`, name);
    await visit(look, `${stack.url}/me`, `microsoft-${name}`);
  });
  const local = await browser.newContext({ baseURL: stack.url });
  const localPage = await local.newPage();
  await register(localPage, 'only-here@school.example', 'a quiet blue bicycle');
  await expect(
    localPage.getByRole('heading', { level: 1, name: 'Link your accounts' }),
  ).toBeVisible();
  await inEachLook(browser, local, (look, name) =>
    visit(look, `${stack.url}/link`, `local-${name}`),
  );
  await localPage.getByRole('link', { name: 'Sign in with Microsoft' }).click();
  await chooseAccount(localPage, neverLinked);
  await expect(
    localPage.getByRole('heading', { level: 2, name: 'Link these accounts?' }),
  ).toBeVisible();
  await inEachLook(browser, local, (look, name) =>
    visit(look, `${stack.url}/link`, `confirm-${name}`),
  );
});

for (const [where, pages] of Object.entries(linkedPages)) {
  test(`… linked, ${where}`, async ({ browser, page, context, stack }) => {
    const ownClass = await openOwnClass(page, cast.elena.userPrincipalName, 'Chemistry 1');
    await page.getByRole('link', { name: 'Classes', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
    const classes = new URL(page.url()).pathname;
    await inEachLook(browser, context, async (look, name) => {
      for (const path of pages) {
        const address = path
          .replace('CLASSES', classes)
          .replace('CLASS', ownClass.replace(/\/students$/, ''));
        await visit(look, `${stack.url}${address}`, name);
      }
    });
  });
}

/** Creates links, unlinks one, and gives everyone but two people access. */
async function administer(page: Page, browser: Browser, { url, sandbox }: Stack): Promise<void> {
  for (const { userPrincipalName } of [cast.elena, cast.tomas]) {
    const context = await browser.newContext({ baseURL: url });
    await arrive(await context.newPage(), userPrincipalName);
    await context.close();
  }
  await page.goto('/admin/links');
  const unlink = `Unlink ${cast.tomas.name}`;
  await page.getByRole('button', { name: unlink }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: unlink }).click();
  await expect(page.getByText(`${cast.tomas.name} was unlinked.`, { exact: true })).toBeVisible();
  const match = { method: 'POST', path: '/appRoleAssignedTo' };
  await sandbox.injectFault({ match, status: 400, times: 2 });
  await page.goto('/admin/sync');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('On time')).toBeVisible();
  await page.goto('/admin/access');
  await page.getByRole('button', { name: 'Give everyone access' }).click();
  await expect(page.getByText('Everyone has been processed.')).toBeVisible();
}

const visitAdministration = (context: BrowserContext, { url }: Stack, kind: string) =>
  inEachLook(context.browser()!, context, async (look, name) => {
    for (const path of adminPages) await visit(look, `${url}${path}`, `${kind}${name}`);
  });

test('… in administration, before any activity', async ({ page, context, stack }) => {
  await signInAdministrator(page);
  await visitAdministration(context, stack, '');
});

test('… in administration, after some activity', async ({ browser, page, context, stack }) => {
  await signInAdministrator(page);
  await administer(page, browser, stack);
  await visitAdministration(context, stack, 'full-');
});
