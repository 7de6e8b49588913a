import { cast } from '@app/sample-tenant';
import { inEachLook, visit } from './each-look';
import { arrive } from './sign-in';
import { expect, test } from './stack';

/** Fills the mirror within seconds. */
test.use({ sandboxArgs: ['--consent', 'all'], apiEnv: { SYNC_CRON: '*/2 * * * * *' } });

const everything = { match: { path: '/v1\\.0/' }, status: 503 };
const notice = /Microsoft 365 isn’t answering\. This is the roster as of \d{1,2}:\d{2}/;

test('a teacher gets to a class’s roster while Graph is away, and it’s live again afterwards (EDU-9)', async ({
  page,
  browser,
  stack,
}) => {
  const admin = await browser.newContext({ baseURL: stack.url });
  await arrive(await admin.newPage(), cast.pat.userPrincipalName);
  await expect
    .poll(async () => {
      const answer = await admin.request.get('/api/v1/admin/sync');
      return ((await answer.json()) as { mirror?: { state: string } }).mirror?.state;
    })
    .toBe('ready');
  await admin.close();
  await arrive(page, cast.elena.userPrincipalName);

  await stack.sandbox.injectFault(everything);
  await page.goto('/schools');
  await page.getByRole('main').getByRole('link').first().click();
  await expect(page.getByText(notice)).toBeVisible();
  await page.getByRole('link', { name: /Chemistry 1/ }).click();
  const students = page.getByRole('table', { name: 'Students in Chemistry 1' });
  await expect(students.locator('tbody b').first()).toBeVisible();
  await expect(page.getByText(notice)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add a co-teacher' }).last()).toBeDisabled();
  const names = await students.locator('tbody b').allTextContents();
  const address = page.url();
  await inEachLook(browser, page.context(), async (look, name) => {
    // The browser reports each photo that fails.
    await look.route('**/photo*', (route) => route.fulfill({ status: 404 }));
    await visit(look, address, name);
    await expect(look.getByText(notice)).toBeVisible();
  });

  await page.getByRole('tab', { name: 'Seating chart' }).click();
  await expect(page.getByRole('button', { name: /Edit/ })).toBeDisabled();
  await page.getByRole('tab', { name: 'Class documents' }).click();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await page.getByRole('tab', { name: /^Students/ }).click();

  await stack.sandbox.clearFaults();
  await expect(async () => {
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await expect(page.getByText(notice)).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(students.locator('tbody b')).toHaveText(names);
  await expect(page.getByRole('button', { name: 'Add a co-teacher' }).last()).toBeEnabled();
});
