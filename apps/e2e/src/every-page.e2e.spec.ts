import { cast } from '@app/sample-tenant';
import type { Browser, Page } from '@playwright/test';
import { inEachLook, visit } from './each-look';
import { arrive, register, signInWithMicrosoft } from './sign-in';
import { expect, test, type Stack } from './stack';

/** Grace Okafor, a teacher whom no test links. */
const neverLinked = 'GOkafor@contoso.example';

const signedOutPages = ['/sign-in', '/register', '/admin/consent', '/nowhere'];
const linkedPages = [
  '/schools',
  'CLASSES',
  'CLASSES?show=all',
  'CLASS/students',
  'CLASS/students?panel=requests',
  'CLASS/assignments',
  'CLASS/documents',
  'CLASS/conversations',
  'CLASS/seating',
  'CLASS/seating/edit',
  '/me',
  '/link',
  '/nowhere',
  '/admin',
];

const adminPages = [
  '/admin',
  '/admin/links',
  '/admin/access',
  '/admin/sync',
  '/admin/sync/review',
  '/admin/health',
  '/admin/audit',
];

test('every page is accessible, keeps to the content policy and fits, signed out', async ({
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
});

test('… linked', async ({ browser, page, context, stack }) => {
  await arrive(page, cast.elena.userPrincipalName);
  await page.getByRole('link', { name: /Classes of Maple Grove/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Classes' })).toBeVisible();
  const classes = new URL(page.url()).pathname;
  await page.getByRole('link', { name: 'Chemistry 1' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  const ownClass = new URL(page.url()).pathname.replace(/\/students$/, '');
  await inEachLook(browser, context, async (look, name) => {
    for (const path of linkedPages) {
      const address = path.replace('CLASSES', classes).replace('CLASS', ownClass);
      await visit(look, `${stack.url}${address}`, name);
    }
  });
});

/** Links, an unlinked one, and access for everybody but two. */
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
  await expect(page.getByText(`${cast.tomas.name} is unlinked.`, { exact: true })).toBeVisible();
  const match = { method: 'POST', path: '/appRoleAssignedTo' };
  await sandbox.injectFault({ match, status: 400, times: 2 });
  await page.goto('/admin/sync');
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('On time')).toBeVisible();
  await page.goto('/admin/access');
  await page.getByRole('button', { name: 'Give everyone access' }).click();
  await expect(page.getByText('Everyone was looked at.')).toBeVisible();
}

test('… of the administration, before anything was done and after', async ({
  browser,
  page,
  context,
  stack,
}) => {
  await signInWithMicrosoft(page, cast.pat.userPrincipalName);
  await expect(page.getByRole('heading', { level: 1, name: 'Link your accounts' })).toBeVisible();
  const visitAll = (kind: string) =>
    inEachLook(browser, context, async (look, name) => {
      for (const path of adminPages) await visit(look, `${stack.url}${path}`, `${kind}${name}`);
    });
  await visitAll('');
  await administer(page, browser, stack);
  await visitAll('full-');
});
