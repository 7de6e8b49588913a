import { cast } from '@app/sample-tenant';
import { openOwnClass } from './own-class';
import { SeatingRoom } from './seating-room';
import { expect, test } from './stack';

/** Counts the pages of a PDF made by Chromium, each a separate object. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

declare global {
  interface Window {
    sheets: number;
  }
}

test('only the chart is printed, on one page of A4 or Letter, with photos on request (SEAT-3)', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.sheets = 0;
    window.print = () => (window.sheets += 1);
  });
  const first = await openOwnClass(page, cast.elena.userPrincipalName, 'Physics with Calculus');
  await page.goto(first.replace(/students$/, 'seating/edit'));
  const room = new SeatingRoom(page);
  await room.isOpen();
  await room.tool('A to Z').click();

  await room.tool('Print').click();
  const question = page.getByRole('dialog', { name: 'Print' });
  await question.getByRole('checkbox', { name: 'Photos' }).check();
  await question.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate(() => window.sheets)).toBe(1);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading')).toHaveText(['Physics with Calculus']);
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('grid')).toHaveCount(0);
  const photos = page.locator('edu-seating-sheet img').filter({ visible: true });
  await expect.poll(() => photos.count()).toBeGreaterThan(0);
  await page.emulateMedia({ media: null });
  for (const format of ['A4', 'Letter'])
    expect(pagesOf(await page.pdf({ format, preferCSSPageSize: true }))).toBe(1);
});
