import { cast } from '@app/sample-tenant';
import { Finger } from './finger';
import { openOwnClass } from './own-class';
import { deskOfChart, middleOf, SeatingRoom } from './seating-room';
import { arrive } from './sign-in';
import { expect, test } from './stack';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.use(phone);

test('a teacher arranges the room by touch, undoes, and saves; the student sees it (SEAT-1, SEAT-3)', async ({
  page,
  browser,
  stack,
}) => {
  const first = await openOwnClass(page, cast.tomas.userPrincipalName, 'Geometry');
  await page.getByRole('tab', { name: 'Seating' }).tap();
  await page.getByRole('link', { name: 'Edit seating' }).tap();
  const room = new SeatingRoom(page);
  const finger = await Finger.on(page);
  await room.isOpen();
  await room.tool('Clear').tap();
  const noor = room.waiting.filter({ hasText: cast.noor.name });
  await expect(noor).toBeVisible();
  const count = await room.waiting.count();

  await finger.drag(room, { from: noor, to: room.desk(15), says: 'Desk 15 is free.' });
  await room.says(`${cast.noor.name} sits at desk 15, row 3.`);
  await expect(room.waiting).toHaveCount(count - 1);

  const other = await room.nameOfWaiting(0);
  await room.waiting.first().tap();
  await room.says(`${other} is picked up.`);
  await room.desk(2).tap();
  await room.seats(2, other);
  await room.desk(2).tap();
  await room.says(`${other} is picked up.`);
  await page.getByRole('button', { name: 'Put back' }).tap();
  await room.says(`${other} is put back.`);

  const says = `Desk 2: swaps with ${other}.`;
  await finger.drag(room, { from: room.desk(15), to: room.desk(2), says });
  await room.seats(2, cast.noor.name);
  await room.seats(15, other);
  await room.desk(15).tap();
  await page.getByRole('button', { name: 'Take off' }).tap();
  await room.seats(15, 'free');
  await room.tool('Undo').tap();
  await room.seats(15, other);
  const back = { from: room.desk(15), to: room.waiting.first(), says: 'is picked up.' };
  await finger.drag(room, back);
  await room.says(`${other} isn’t seated.`);
  await room.tool('Undo').tap();
  await room.seats(15, other);

  await room.save.tap();
  await room.saved();
  await again(room, finger);
  await page.reload();
  await expect(deskOfChart(page, 2)).toContainText(`Desk 2, row 1, ${cast.noor.name}`);
  await expect(deskOfChart(page, 15)).toContainText(`Desk 15, row 3, ${other}`);

  const context = await browser.newContext({ baseURL: stack.url, ...phone });
  const student = await context.newPage();
  await arrive(student, cast.noor.userPrincipalName);
  await student.goto(first.replace(/students$/, 'seating'));
  await expect(student.getByRole('heading', { name: 'Your seat is desk 2, row 1' })).toBeVisible();
  await expect(deskOfChart(student, 2)).toContainText('You');
  await context.close();
});

test('swiping over desks scrolls the page and moves no one (SEAT-1)', async ({ page }) => {
  const first = await openOwnClass(page, cast.tomas.userPrincipalName, 'Statistics');
  await page.goto(first.replace(/students$/, 'seating/edit'));
  const room = new SeatingRoom(page);
  const finger = await Finger.on(page);
  await room.isOpen();
  await room.tool('A to Z').tap();
  const label = (await room.desk(9).textContent()) ?? '';
  const start = await middleOf(room.desk(9));
  await finger.swipe(start, { x: start.x, y: start.y - 120 });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
  await expect(room.desk(9)).toHaveText(label);
  await expect(page.getByText('is picked up')).toHaveCount(0);
});

test('the page does not scroll when a touch picks up a student at its bottom (SEAT-1)', async ({
  page,
}) => {
  const first = await openOwnClass(page, cast.tomas.userPrincipalName, 'Statistics');
  await page.goto(first.replace(/students$/, 'seating/edit'));
  const room = new SeatingRoom(page);
  const finger = await Finger.on(page);
  await room.isOpen();
  const { y } = await finger.pickUp(room.waiting.first());
  expect(y).toBeGreaterThan(phone.viewport.height * 0.95);
  await room.says('is picked up.');
  const before = await page.evaluate(() => scrollY);
  // Enough frames for it to have scrolled far.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 40; frame++) await new Promise(requestAnimationFrame);
  });
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await finger.lift();
  await room.says('is put back.');
});

/** Right after a save, whose snackbar must not cover the tray. */
async function again(room: SeatingRoom, finger: Finger): Promise<void> {
  await room.page.getByRole('link', { name: 'Edit seating' }).tap();
  await room.isOpen();
  const from = room.waiting.first();
  await finger.drag(room, { from, to: room.desk(9), says: 'Desk 9 is free.' });
  await room.tool('Undo').tap();
  await room.page.getByRole('link', { name: 'Cancel' }).tap();
  await expect(room.page.getByRole('link', { name: 'Edit seating' })).toBeVisible();
}
