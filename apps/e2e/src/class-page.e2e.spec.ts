import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { openOwnClass } from './own-class';
import { arrive } from './sign-in';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';
const biology = 'Biology 1';

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name });

test('a teacher opens a class and each of its tabs (EDU-3, EDU-4, EDU-6, EDU-7)', async ({
  page,
}) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  const students = page.getByRole('table', { name: `Students in ${chemistry}` });
  const names = students.locator('tbody b');
  await expect(names.first()).toBeVisible();
  const count = await names.count();
  expect(count).toBeGreaterThan(5);
  await expect(tab(page, /^Students/)).toContainText(String(count));
  const byName = await names.allTextContents();

  await students.getByRole('button', { name: 'Name' }).press('Enter');
  await expect(names).toHaveText([...byName].reverse());
  await page.getByRole('searchbox', { name: 'Find a student' }).fill('noor');
  await expect(names).toHaveText([cast.noor.name]);

  await tab(page, 'Class documents').click();
  const documents = page.getByRole('table', { name: `Class documents for ${chemistry}` });
  await expect(documents.getByRole('row').nth(1)).toContainText(/\d+ items?/);
  const [file] = await Promise.all([
    page.waitForEvent('popup'),
    documents.getByRole('link').last().click(),
  ]);
  await expect(file.getByText('This is not Microsoft')).toBeVisible();
  await file.close();

  await tab(page, 'Conversations').click();
  const conversations = page.getByRole('list', { name: 'Conversations' });
  const [mail] = await Promise.all([
    page.waitForEvent('popup'),
    conversations.getByRole('link').first().click(),
  ]);
  await expect(mail.getByText('This is not Microsoft')).toBeVisible();
  await mail.close();
  await expect(page).toHaveTitle(new RegExp(chemistry));
});

test('a teacher adds a co-teacher by keyboard alone, who then has the class (EDU-5)', async ({
  page,
  browser,
  stack,
}) => {
  const address = await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  const add = page.getByRole('button', { name: 'Add a co-teacher' }).last();
  await add.focus();
  await add.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a co-teacher' });
  await dialog.getByRole('searchbox', { name: 'Find a teacher' }).fill('reyes');
  const reyes = dialog.getByRole('radio', { name: new RegExp(cast.tomas.name) });
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await reyes.press('Space');
  await dialog.getByRole('button', { name: `Add ${cast.tomas.name}` }).press('Enter');
  await expect(
    page.getByText(`${cast.tomas.name} now co-teaches ${chemistry}.`, { exact: true }),
  ).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
  await expect(page.getByRole('region', { name: 'Teachers' })).toContainText(cast.tomas.name);

  const other = await browser.newContext({ baseURL: stack.url });
  const tomas = await other.newPage();
  await arrive(tomas, cast.tomas.userPrincipalName);
  await tomas.goto(address);
  await expect(tomas.getByRole('heading', { level: 1, name: chemistry })).toBeVisible();
  await expect(tomas.getByRole('button', { name: 'Add a co-teacher' }).last()).toBeVisible();
  await other.close();
});

test('a non-member cannot open a class; an administrator sees it without documents (EDU-3, S-11)', async ({
  page,
  browser,
  stack,
}) => {
  const address = await openOwnClass(page, cast.elena.userPrincipalName, biology);
  const contexts = [
    await browser.newContext({ baseURL: stack.url }),
    await browser.newContext({ baseURL: stack.url }),
  ];
  const [noor, pat] = [await contexts[0]!.newPage(), await contexts[1]!.newPage()];
  await arrive(noor, cast.noor.userPrincipalName);
  await noor.goto(address);
  await expect(
    noor.getByRole('heading', { level: 1, name: 'You’re not in this class' }),
  ).toBeVisible();
  await expect(noor.getByRole('tab')).toHaveCount(0);

  await arrive(pat, cast.pat.userPrincipalName);
  await pat.goto(address);
  await expect(pat.getByRole('heading', { level: 1, name: biology })).toBeVisible();
  await expect(pat.getByRole('table', { name: `Students in ${biology}` })).toBeVisible();
  await expect(tab(pat, 'Class documents')).toHaveCount(0);
  await expect(pat.getByRole('button', { name: 'Add a co-teacher' })).toHaveCount(0);
  for (const context of contexts) await context.close();
});

test('a tab that Graph rejects leaves the others working, and can be retried (EDU-9)', async ({
  page,
  stack,
}) => {
  await openOwnClass(page, cast.elena.userPrincipalName, 'Physics with Calculus');
  await stack.sandbox.injectFault({ match: { path: '/conversations' }, status: 403 });
  await stack.sandbox.injectFault({ match: { path: '/drive/root' }, status: 503 });
  await tab(page, 'Class documents').click();
  await expect(page.getByRole('alert')).toContainText('Class documents didn’t load');
  await tab(page, /^Students/).click();
  await expect(page.getByRole('table')).toBeVisible();
  await tab(page, 'Conversations').click();
  await expect(page.getByRole('alert')).toContainText("Microsoft 365 doesn't allow this.");
  await stack.sandbox.clearFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'Conversations' })).toBeVisible();
});

test('500 students scroll, each row with its own student (EDU-4)', async ({ page }) => {
  const value = Array.from({ length: 500 }, (_, n) => ({
    id: `student-${n}`,
    displayName: `Student ${String(n + 1).padStart(3, '0')}`,
  }));
  await page.route('**/api/v1/classes/*/students', (route) => route.fulfill({ json: { value } }));
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toContainText('Student 001');
  expect(await rows.count()).toBeLessThan(60);
  const list = page.getByRole('region', { name: `Students in ${chemistry}` });
  await list.evaluate((box) => (box.scrollTop = box.scrollHeight));
  await expect(rows.last()).toContainText('Student 500');
  await expect(rows.last()).toHaveAttribute('aria-rowindex', '501');
});

test('the developer panel shows the Graph requests and their source (DEMO-1)', async ({ page }) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await page.getByRole('button', { name: 'Developer panel' }).click();
  const panel = page.getByRole('complementary', { name: 'Behind this page' });
  await expect(panel).toContainText('/education/classes/');
  await expect(panel).toContainText('class-graph.ts');
  await expect(panel).toContainText(/\d+ Graph requests? · \d+ ms/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});
