import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { card, openAdministration } from './administration';
import { inEachLook, visit } from './each-look';
import { linkPerson } from './linked-people';
import type { SandboxUser } from './sandbox-control';
import { expect, test, type Stack } from './stack';

/** Keeps scheduled runs from picking up the changes before Sync now does, and the list of runs to those of accounts. */
test.use({
  sandboxArgs: ['--consent', 'all'],
  apiEnv: { SYNC_CRON: '0 0 3 1 1 *', ROSTER_MIRROR: 'off' },
});

const domain = 'contoso.example';
const runs = (page: Page) => page.getByRole('table', { name: /^Sync runs/ }).locator('tbody tr');
const firstRun = (page: Page) => runs(page).first();

async function people({ sandbox }: Stack): Promise<SandboxUser[]> {
  const tenant = (await sandbox.tenants()).find((one) => one.domain === domain);
  return (tenant?.users ?? []).filter(({ roles }) => !roles.includes('Admin'));
}

/** Clicks the button once the cool-down is over, and waits until the run ends. */
async function syncNow(page: Page): Promise<void> {
  await page.clock.fastForward(31_000);
  const button = page.getByRole('button', { name: 'Sync now' });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  const before = await runs(page).count();
  await button.click();
  await expect(runs(page)).toHaveCount(before + 1);
  await expect(firstRun(page)).not.toContainText('Running');
}

test('the administrator runs a sync, sees what it did, and pauses the schedule (ADM-7)', async ({
  page,
  stack,
}) => {
  await linkPerson(stack.url, cast.tomas.userPrincipalName);
  await page.clock.install();
  await openAdministration(page);
  const sync = card(page, 'Sync');
  await expect(sync).toContainText('Not run yet');
  await sync.getByRole('button', { name: 'Sync now' }).click();
  await expect(sync.getByRole('table')).toContainText(/Done|No changes/);
  await expect(sync).toContainText(/You can sync again in \d+ s\./);
  // Screen reader announcements take no space on the page.
  const said = await page.locator('.cdk-live-announcer-element').boundingBox();
  expect([said?.width, said?.height]).toEqual([1, 1]);
  await sync.getByRole('link', { name: 'All runs' }).click();
  await expect(firstRun(page)).toContainText(/\d+ received/);
  await expect(firstRun(page)).toContainText('started by Pat Rivera');

  const tomas = (await people(stack)).find(({ displayName }) => displayName === cast.tomas.name);
  await stack.sandbox.changeUsers(domain, [{ id: tomas!.id, patch: { jobTitle: 'Head' } }]);
  await syncNow(page);
  await expect(firstRun(page)).toContainText('1 updated');
  await expect(firstRun(page)).toContainText('1 received');

  await page.getByRole('button', { name: 'Pause schedule' }).click();
  await expect(page.getByText('Schedule paused.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Resume schedule' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Pause schedule' })).toBeVisible();
  await page.goto('/admin/audit?action=sync.resumed');
  await expect(page.getByRole('table', { name: 'Audit log' })).toContainText(
    'Resumed the sync schedule',
  );
});

test('a sync that would take away many accounts waits for the administrator (SYNC-8)', async ({
  browser,
  page,
  stack,
}) => {
  const others = (await people(stack)).filter(({ displayName }) => displayName !== cast.tomas.name);
  const leavers = others.slice(0, 21);
  for (const { userPrincipalName } of leavers) await linkPerson(stack.url, userPrincipalName);
  await page.clock.install();
  await openAdministration(page);
  await page.goto('/admin/sync');
  await syncNow(page);
  await expect(page.getByText('On time')).toBeVisible();

  const gone = leavers.map(({ id }) => ({ id, remove: 'changed' as const }));
  await stack.sandbox.changeUsers(domain, gone);
  await syncNow(page);
  await expect(page.getByText('Needs you')).toBeVisible();
  await expect(
    page.getByText(/^Sync stopped: it would deactivate 21 of \d+ people\./),
  ).toBeVisible();
  await page.goto('/admin');
  await card(page, 'Sync').getByRole('link', { name: 'Review' }).click();
  const list = page.getByRole('table', { name: /would take away/ });
  await expect(list.locator('tbody tr')).toHaveCount(20);
  await expect(list).toContainText('Deleted in Microsoft 365.');
  await inEachLook(browser, page.context(), async (look, name) => {
    for (const path of ['/admin', '/admin/sync', '/admin/sync/review'])
      await visit(look, `${stack.url}${path}`, `stopped-${name}`);
  });
  await page.getByRole('button', { name: 'See more' }).click();
  await expect(list.locator('tbody tr')).toHaveCount(21);
  await page.getByRole('button', { name: 'Keep these accounts' }).click();
  await expect(page.getByText('21 accounts kept.').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();

  // A full sync misses them again.
  await stack.sandbox.expireDelta();
  await syncNow(page);
  await page.getByRole('link', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Continue…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Let the sync continue?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Deactivate 21 accounts' }).click();
  await expect(firstRun(page)).toContainText('21 deactivated');
  await expect(page.getByText('On time')).toBeVisible();
  await page.goto('/admin');
  await expect(card(page, 'Audit')).toContainText(
    'Pat Rivera let a stopped sync continue: 21 deactivated, 0 removed',
  );
  await expect(card(page, 'Audit')).toContainText(
    'Pat Rivera kept 21 accounts that a sync would have removed',
  );
});
