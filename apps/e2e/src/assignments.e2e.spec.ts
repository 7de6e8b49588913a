import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { openNewAssignment } from './new-assignment';
import { openOwnClass } from './own-class';
import { arrive } from './sign-in';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';
const megabyte = 1024 * 1024;

const file = (name: string, bytes: number) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.alloc(bytes, name),
});

/** One file larger than Graph accepts in a single request, and four small ones. */
const handouts = [
  file('Titration film.mp4', 30 * megabyte),
  file('Sheet.docx', 20_000),
  file('Table.xlsx', 8_000),
  file('Slides & notes.pptx', 40_000),
  file('Léame #1.pdf', 12_000),
];

async function openAssignments(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^Assignments/ }).click();
  await expect(page.getByRole('table', { name: `Assignments for ${chemistry}` })).toBeVisible();
}

const assignment = (page: Page, name: string) =>
  page.getByRole('table', { name: `Assignments for ${chemistry}` }).getByRole('row', { name });

async function writeAssignment(page: Page, name: string): Promise<void> {
  const dialog = await openNewAssignment(page);
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
}

test('an assignment with five files goes from draft to returned (ASG-1 to ASG-7)', async ({
  page,
  browser,
  stack,
}) => {
  const address = await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  const other = await browser.newContext({ baseURL: stack.url });
  const student = await other.newPage();
  await arrive(student, cast.noor.userPrincipalName);

  await openAssignments(page);
  await writeAssignment(page, 'Acids and bases');
  const dialog = page.getByRole('dialog', { name: 'New assignment' });
  await dialog.getByRole('spinbutton', { name: /^Points/ }).fill('20');
  await dialog.locator('input[type=file]').setInputFiles(handouts);
  await expect(dialog.getByText('5 of 5')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save as draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(assignment(page, 'Acids and bases')).toContainText('Draft');

  await assignment(page, 'Acids and bases').getByRole('link').click();
  await expect(page.getByRole('link', { name: handouts[0]!.name })).toBeVisible();
  const draft = new URL(page.url()).pathname;
  await student.goto(draft);
  await expect(student.getByText('Assignment not found')).toBeVisible();
  await expect(assignment(student, 'Acids and bases')).toHaveCount(0);

  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(assignment(page, 'Acids and bases')).toContainText('Assigned');

  await student.goto(address.replace(/students$/, 'assignments'));
  await assignment(student, 'Acids and bases').getByRole('link').click();
  for (const { name } of handouts) {
    await expect(student.getByRole('link', { name })).toBeVisible();
  }
  await student.locator('input[type=file]').setInputFiles(file('My answers.docx', 5_000));
  await expect(student.getByRole('link', { name: 'My answers.docx' })).toBeVisible();
  await student.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(student.getByRole('button', { name: 'Take back' })).toBeVisible();

  await student.reload();
  await expect(assignment(student, 'Acids and bases')).toContainText('Handed in');

  await page.reload();
  await expect(page.getByText(/^1 of \d+ handed in/)).toBeVisible();
  await page.getByRole('button', { name: cast.noor.name }).click();
  await expect(page.getByRole('link', { name: 'My answers.docx' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Feedback' }).fill('Well reasoned. Mind the units.');
  await page.getByRole('spinbutton', { name: 'Points out of 20' }).fill('18');
  await page.getByRole('button', { name: 'Return', exact: true }).click();
  await expect(page.getByText(`Work returned to ${cast.noor.name}.`)).toBeVisible();

  await student.reload();
  await expect(assignment(student, 'Acids and bases')).toContainText('Returned 18/20');
  await expect(student.getByText('Well reasoned. Mind the units.')).toBeVisible();
  await expect(student.getByText('18 of 20')).toBeVisible();
  await student.getByRole('button', { name: 'Hand in again' }).click();
  await expect(student.getByRole('button', { name: 'Take back' })).toBeVisible();
  await student.getByRole('button', { name: 'Take back' }).click();
  await expect(student.getByRole('button', { name: /^Hand in/ })).toBeVisible();
  await other.close();
});

test('invalid input is reported before anything is sent (ASG-2, ASG-6)', async ({ page }) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await openAssignments(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await writeAssignment(page, '');
  const dialog = page.getByRole('dialog', { name: 'New assignment' });
  await dialog.getByRole('textbox', { name: 'Due date' }).fill('1/1/2020');
  const box = dialog.locator('input[type=file]');
  await box.setInputFiles([file('a.txt', 1), file('b.txt', 1), file('empty.txt', 0)]);
  await expect(dialog.getByText('“empty.txt” is empty.')).toBeVisible();
  await box.setInputFiles(file('a.txt', 1));
  await expect(dialog.getByText('A file named “a.txt” already exists.')).toBeVisible();
  await box.setInputFiles(['c', 'd', 'e', 'f'].map((name) => file(`${name}.txt`, 1)));
  await expect(dialog.getByText('You can add up to 5 files. Remove one first.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog.getByText('Enter a name.')).toBeVisible();
  await expect(dialog.getByText('The due date has passed. Choose a later one.')).toBeVisible();
  expect(sent).toEqual([]);
});

test('a failed upload leaves a draft, and a retry duplicates nothing (ASG-6)', async ({
  page,
  stack,
}) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await openAssignments(page);
  await writeAssignment(page, 'Reading week');
  const dialog = page.getByRole('dialog', { name: 'New assignment' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles([file('one.txt', 10), file('two.txt', 20)]);
  await stack.sandbox.injectFault({ match: { method: 'PUT', path: 'two\\.txt' }, status: 507 });
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: '“two.txt”' })).toContainText(
    'didn’t upload. The assignment stays a draft.',
  );
  await stack.sandbox.clearFaults();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toBeHidden();
  await expect(assignment(page, 'Reading week')).toHaveCount(1);
  await expect(assignment(page, 'Reading week')).toContainText('Assigned');
  await assignment(page, 'Reading week').getByRole('link').click();
  for (const name of ['one.txt', 'two.txt']) {
    await expect(page.getByRole('link', { name })).toHaveCount(1);
  }
});

test('an assignment Microsoft reverts is a draft again, and is deleted after a question (ASG-3, ASG-7)', async ({
  page,
  stack,
}) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await openAssignments(page);
  await stack.sandbox.turnBackNextPublish();
  await writeAssignment(page, 'Field notes');
  const dialog = page.getByRole('dialog', { name: 'New assignment' });
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(
    page.getByText('Microsoft didn’t publish Field notes. It’s a draft again.').first(),
  ).toBeVisible();
  await expect(assignment(page, 'Field notes')).toContainText('Draft');
  await assignment(page, 'Field notes').getByRole('link').click();
  await page.getByRole('button', { name: 'Delete draft' }).click();
  const question = page.getByRole('alertdialog', { name: 'Delete Field notes?' });
  await question.getByRole('button', { name: 'Delete draft' }).click();
  await expect(page.getByText('Field notes is deleted.')).toBeVisible();
  await expect(assignment(page, 'Field notes')).toHaveCount(0);
});

test('several students’ work is returned at once (ASG-4)', async ({ page }) => {
  await openOwnClass(page, cast.elena.userPrincipalName, chemistry);
  await openAssignments(page);
  await assignment(page, 'Safety quiz').getByRole('link').click();
  await page.getByRole('checkbox', { name: 'Select all handed-in work' }).check();
  const button = page.getByRole('button', { name: /^Return \d+$/ });
  const count = (await button.textContent())?.trim() ?? '';
  await button.click();
  await page.getByRole('alertdialog').getByRole('button', { name: count }).click();
  await expect(page.getByText(/Work returned to \d+ students/)).toBeVisible();
});
