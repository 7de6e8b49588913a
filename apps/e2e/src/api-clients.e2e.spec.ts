import { card, openAdministration } from './administration';
import { axeViolations } from './axe';
import { inEachLook, visit } from './each-look';
import { expect, test } from './stack';

test.use({ sandboxArgs: ['--consent', 'all'] });

test('the administrator lets a program in, and out again (ADM-8, API-1)', async ({
  page,
  context,
  stack,
}) => {
  await openAdministration(page);
  await card(page, 'API clients').getByRole('link', { name: 'Manage' }).click();
  await expect(page.getByText('No program has access yet')).toBeVisible();
  await page.getByRole('button', { name: 'New client' }).click();
  const form = page.getByRole('dialog', { name: 'New API client' });
  await form.getByLabel('Name').fill('Library system');
  await form.getByRole('checkbox', { name: /Which local account/ }).check();
  await form.getByRole('button', { name: 'Create client' }).click();
  const shown = page.getByRole('dialog', { name: 'Client created' });
  await expect(shown.getByRole('button', { name: 'Copy', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  const [id, secret] = await shown.locator('code').allTextContents();
  const ask = () =>
    fetch(`${stack.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  const { access_token: token } = (await (await ask()).json()) as { access_token: string };
  const read = () =>
    fetch(`${stack.url}/api/v1/links`, { headers: { authorization: `Bearer ${token}` } });
  expect((await read()).status).toBe(200);
  expect(await axeViolations(page)).toEqual([]);
  await shown.getByRole('button', { name: 'I have copied the secret' }).click();
  await expect(page.getByRole('table', { name: 'API clients' })).toContainText('Library system');
  await inEachLook(context.browser()!, context, (look, name) =>
    visit(look, `${stack.url}/admin/api-clients`, `full-${name}`),
  );
  await page.getByRole('button', { name: 'Revoke… Library system' }).click();
  await page.getByRole('button', { name: 'Revoke client' }).click();
  await expect(page.getByRole('table', { name: 'API clients' })).toContainText('Revoked');
  expect((await read()).status).toBe(401);
  expect((await ask()).status).toBe(401);
});
