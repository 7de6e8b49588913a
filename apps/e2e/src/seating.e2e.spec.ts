import { cast } from '@app/sample-tenant';
import type { Page } from '@playwright/test';
import { openOwnClass } from './own-class';
import { deskOfChart, SeatingRoom, tabTo } from './seating-room';
import { arrive } from './sign-in';
import { expect, test } from './stack';

const chemistry = 'Chemistry 1';
const physics = 'Physics with Calculus';
const favorite = 'rgb(47, 25, 255)';
const desktop = { width: 1280, height: 800 };

test.use({ viewport: desktop });

/** Opens the chart of one of the user's own classes. @returns its URL */
async function openChart(page: Page, upn: string, name: string): Promise<string> {
  const first = await openOwnClass(page, upn, name);
  await page.getByRole('tab', { name: 'Seating' }).click();
  await expect(deskOfChart(page, 36)).toBeVisible();
  return first.replace(/students$/, 'seating');
}

async function isOnlyLookedAt(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('link', { name: 'Edit seating' })).toHaveCount(0);
  await page.goto(`${address}/edit`);
  await expect(page.getByText('Only teachers of this class can arrange its seats.')).toBeVisible();
  await expect(page.getByRole('grid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
}

test('a teacher arranges the room by mouse, undoes, and saves; the student sees it (SEAT-1, SEAT-3)', async ({
  page,
  browser,
  stack,
}) => {
  const address = await openChart(page, cast.elena.userPrincipalName, chemistry);
  const room = new SeatingRoom(page);
  await room.enter();
  const noor = room.waiting.filter({ hasText: cast.noor.name });
  await room.dragByMouse({ from: noor, to: room.desk(15), says: 'Desk 15 is free.' });
  await room.seats(15, cast.noor.name);
  await expect(noor).toHaveCount(0);
  const other = await room.nameOfWaiting(0);
  await room.dragByMouse({ from: room.waiting.first(), to: room.desk(36), says: 'Desk 36 is' });
  await room.seats(36, other);

  const says = `Desk 36: swaps with ${other}.`;
  await room.dragByMouse({ from: room.desk(15), to: room.desk(36), says });
  await room.seats(36, cast.noor.name);
  await room.seats(15, other);
  const count = await room.waiting.count();
  await room.dragByMouse({ from: room.desk(15), to: room.waiting.nth(1), says: 'is picked up.' });
  await room.says(`${other} isn’t seated.`);
  await room.seats(15, 'free');
  await expect(room.waiting).toHaveCount(count + 1);

  await room.tool('Undo').click();
  await room.seats(15, other);
  await room.tool('Undo').click();
  await room.seats(15, cast.noor.name);
  await room.tool('Redo').click();
  await room.seats(36, cast.noor.name);
  await expect(page.getByText('2 changes not saved')).toBeVisible();
  await room.save.click();
  await room.saved();
  await page.reload();
  await expect(deskOfChart(page, 36)).toContainText(`Desk 36, row 6, ${cast.noor.name}`);
  await expect(deskOfChart(page, 15)).toContainText(`Desk 15, row 3, ${other}`);

  const context = await browser.newContext({ baseURL: stack.url, viewport: desktop });
  const student = await context.newPage();
  await arrive(student, cast.noor.userPrincipalName);
  await student.goto(address);
  await expect(student.getByRole('heading', { name: 'Your seat is desk 36, row 6' })).toBeVisible();
  const own = deskOfChart(student, 36);
  await expect(own).toContainText('You');
  await expect(own.locator('edu-seat-card')).toHaveCSS('background-color', favorite);
  await isOnlyLookedAt(student, address);
  await expect(page.getByRole('link', { name: 'Edit seating' })).toBeVisible();
  await context.close();
});

test('the same by keyboard alone (SEAT-1, SEAT-3)', async ({ page }) => {
  await openOwnClass(page, cast.elena.userPrincipalName, 'Biology 1');
  const room = new SeatingRoom(page);
  const { keyboard } = page;
  await tabTo(page, page.getByRole('tab', { name: /^Students/ }));
  const seating = page.getByRole('tab', { name: 'Seating' });
  await tabTo(page, seating, 'ArrowRight');
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Edit seating' }));
  await keyboard.press('Enter');
  await room.isOpen();

  const [first, second] = [await room.nameOfWaiting(0), await room.nameOfWaiting(1)];
  await room.goToWaiting();
  await keyboard.press('ArrowDown');
  await expect(room.waiting.nth(1)).toBeFocused();
  await keyboard.press('Enter');
  await room.says(`${second} is picked up. Desk 1 is free.`);
  await expect(room.desk(1)).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowDown');
  await room.says('Desk 8 is free.');
  await keyboard.press('Space');
  await room.says(`${second} sits at desk 8, row 2.`);

  await room.goToWaiting();
  await keyboard.press('Space');
  await room.says(`${first} is picked up. Desk 1 is free.`);
  await keyboard.press('Enter');
  await room.seats(1, first);
  await keyboard.press('Space');
  await keyboard.press('Control+End');
  await room.says('Desk 36 is free.');
  await keyboard.press('Escape');
  await room.says(`${first} is put back.`);
  await room.seats(36, 'free');
  await expect(room.desk(1)).toBeFocused();

  await keyboard.press('Space');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  await room.says(`Desk 8: swaps with ${second}.`);
  await keyboard.press('Enter');
  await room.says(`${first} sits at desk 8, ${second} at desk 1.`);
  await keyboard.press('Control+z');
  await room.says('Undone.');
  await room.seats(8, second);
  await keyboard.press('Control+Shift+z');
  await room.seats(8, first);
  await expect(room.desk(8)).toBeFocused();
  await keyboard.press('l');
  await room.seats(8, `${first}, .*kept in place`);
  await keyboard.press('Control+Home');
  await expect(room.desk(1)).toBeFocused();
  await keyboard.press('Delete');
  await room.says(`${second} isn’t seated.`);
  await tabTo(page, room.tool('A to Z'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(room.waiting).toHaveCount(0);
  await tabTo(page, room.tool('Clear'));
  await keyboard.press('Space');
  await room.says('The room is cleared.');
  await room.seats(8, first);
  await room.seats(1, 'free');

  await tabTo(page, room.save, 'Shift+Tab');
  await keyboard.press('Enter');
  await room.saved();
  await page.reload();
  await expect(deskOfChart(page, 8)).toContainText(`Desk 8, row 2, ${first}`);
  await expect(page.getByRole('heading', { name: /^1 of 13 students/ })).toBeVisible();
});

test('of two concurrent teachers, the second uses the first one’s chart or knowingly overwrites it (SEAT-2)', async ({
  page,
  browser,
  stack,
}) => {
  const address = await openChart(page, cast.elena.userPrincipalName, physics);
  const context = await browser.newContext({ baseURL: stack.url, viewport: desktop });
  const tomasPage = await context.newPage();
  await arrive(tomasPage, cast.tomas.userPrincipalName);
  await tomasPage.goto(`${address}/edit`);
  const [elena, tomas] = [new SeatingRoom(page), new SeatingRoom(tomasPage)];
  await tomas.isOpen();
  await elena.enter();
  const [one, two] = [await elena.nameOfWaiting(0), await elena.nameOfWaiting(1)];

  await seat(tomas, one, 1);
  await tomas.save.click();
  await tomas.saved();
  await tomas.enter();
  await tomas.seats(1, one);

  await seat(elena, two, 36);
  await elena.save.click();
  const conflict = page.getByRole('alertdialog', { name: 'Someone else saved this chart' });
  await expect(conflict).toContainText(`${cast.tomas.name} saved this chart`);
  await expect(conflict).toContainText('2 desks differ from yours.');
  await conflict.getByRole('button', { name: 'Use Tomas’s chart' }).click();
  await elena.seats(1, one);
  await elena.seats(36, 'free');
  await seat(elena, two, 36);
  await elena.save.click();
  await elena.saved();
  await expect(deskOfChart(page, 1)).toContainText(one);
  await expect(deskOfChart(page, 36)).toContainText(two);

  await seat(tomas, two, 2);
  await tomas.save.click();
  const mine = tomasPage.getByRole('alertdialog', { name: 'Someone else saved this chart' });
  await expect(mine).toContainText(`${cast.elena.name} saved this chart`);
  await page.reload();
  await expect(deskOfChart(page, 36)).toContainText(two);
  await mine.getByRole('button', { name: 'Save mine instead' }).click();
  await tomas.saved();
  await page.reload();
  await expect(deskOfChart(page, 36)).toContainText('free');
  await expect(deskOfChart(page, 2)).toContainText(two);
  await expect(page.getByText(`Saved by ${cast.tomas.name}`)).toBeVisible();
  await context.close();
});

test('leaving with unsaved changes asks (SEAT-1)', async ({ page }) => {
  await openChart(page, cast.elena.userPrincipalName, physics);
  const room = new SeatingRoom(page);
  await room.enter();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('link', { name: 'Edit seating' })).toBeVisible();
  const before = (await deskOfChart(page, 34).textContent()) ?? '';
  await room.enter();
  await room.tool('Clear').click();
  await seat(room, await room.nameOfWaiting(0), 34);

  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await page.getByRole('link', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(question).toBeHidden();
  await page.goBack();
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(page).toHaveURL(/\/seating\/edit$/);
  const [closing] = await Promise.all([
    page.waitForEvent('dialog'),
    page.close({ runBeforeUnload: true }),
  ]);
  expect(closing.type()).toBe('beforeunload');
  await closing.dismiss();
  await expect(room.desk(34)).not.toHaveAccessibleName(/free/);

  await page.getByRole('link', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Leave without saving' }).click();
  await expect(page).toHaveURL(/\/seating$/);
  await expect(deskOfChart(page, 34)).toHaveText(before);
});

/** Seats an unseated student with two clicks. */
async function seat(room: SeatingRoom, name: string, desk: number): Promise<void> {
  await room.waiting.filter({ hasText: name }).click();
  await room.desk(desk).click();
  await room.seats(desk, name);
}
