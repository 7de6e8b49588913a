import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { card, openAdministration } from './administration';
import { axeViolations } from './axe';
import { inEachLook, visit } from './each-look';
import { expect, test } from './stack';

test.use({ sandboxArgs: ['--consent', 'all'], apiEnv: { SYNC_CRON: '*/3 * * * * *' } });

const copy = (page: Page) => card(page, 'Roster copy');

/** Clicks a button that opens a dialog, checks what the dialog says, and agrees. */
async function agree(
  page: Page,
  { button, words, answer }: { button: string; words: RegExp; answer: string },
): Promise<void> {
  await copy(page).getByRole('button', { name: button }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(words);
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: answer }).click();
  await expect(dialog).toBeHidden();
}

test('the administrator sees the roster copy fill, turns it off and on, and empties it (MIRROR-1)', async ({
  browser,
  context,
  page,
  stack,
}) => {
  await openAdministration(page);
  await page.goto('/admin/sync');
  await expect(copy(page)).toContainText(/[1-9]\d*\s*enrollments|enrollments\s*[1-9]/);
  await expect(copy(page)).toContainText('Turned on by itself');
  await inEachLook(browser, context, (look, name) => visit(look, `${stack.url}/admin/sync`, name));

  await agree(page, {
    button: 'Turn off…',
    words: /Linked accounts and their sync stay/,
    answer: 'Turn off and remove',
  });
  await expect(copy(page)).toContainText('It is off');
  await inEachLook(browser, context, (look, name) =>
    visit(look, `${stack.url}/admin/sync?off`, name),
  );

  await agree(page, {
    button: 'Turn on…',
    words: /everyone in your organization/,
    answer: 'Turn on',
  });
  await expect(copy(page)).toContainText(`Turned on by ${cast.pat.name}`);
  await expect(copy(page)).toContainText('enrollments');

  await agree(page, {
    button: 'Empty and fill again…',
    words: /read again from Microsoft 365/,
    answer: 'Empty and fill',
  });
  await expect(page.getByText('The roster copy is filled again.').first()).toBeVisible();
  await expect(copy(page)).toContainText('enrollments');

  await page.goto('/admin/audit');
  const log = page.getByRole('table', { name: 'Audit log' });
  for (const words of ['Turned off the roster copy', 'Turned on the roster copy', 'Emptied the'])
    await expect(log).toContainText(words);
});
