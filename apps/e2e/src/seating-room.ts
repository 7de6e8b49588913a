import { expect, type Locator, type Page } from '@playwright/test';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Maximum distance per mouse event, as with a real hand. */
const pixelsPerMove = 12;

/** What to drag, and where to. */
export interface Drag {
  readonly from: Locator;
  readonly to: Locator;
  /** What the notice says over the target, before the drop. */
  readonly says: string | RegExp;
}

/** The room in the editor, and the user's actions there. */
export class SeatingRoom {
  readonly notice: Locator;
  readonly save: Locator;
  readonly waiting: Locator;

  constructor(readonly page: Page) {
    this.notice = page.getByRole('status').filter({ hasText: /./ }).first();
    this.save = page.getByRole('button', { name: 'Save' });
    this.waiting = page.getByRole('list', { name: 'Not seated' }).getByRole('button');
  }

  /** Moves by keyboard to the first student without a desk. */
  async goToWaiting(): Promise<void> {
    await tabTo(this.page, this.waiting.and(this.page.locator('[tabindex="0"]')));
    await this.page.keyboard.press('Home');
    await expect(this.waiting.first()).toBeFocused();
  }

  /** Opens the editor by the chart's Edit link. */
  async enter(): Promise<void> {
    await this.page.getByRole('link', { name: 'Edit seating' }).click();
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.page.getByRole('grid')).toBeVisible();
  }

  desk(desk: number): Locator {
    return this.page.getByRole('gridcell', { name: new RegExp(`^Desk ${desk},`) });
  }

  tool(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** @param who a name, or `free` */
  async seats(desk: number, who: string): Promise<void> {
    await expect(this.desk(desk)).toHaveAccessibleName(
      new RegExp(`^Desk ${desk}, row ${Math.ceil(desk / 6)}, ${who}`),
    );
  }

  async says(text: string | RegExp): Promise<void> {
    await expect(this.notice).toContainText(text);
  }

  async nameOfWaiting(index: number): Promise<string> {
    return (await this.waiting.nth(index).locator('.edu-unseen').innerText()).trim();
  }

  async saved(): Promise<void> {
    await expect(this.page).toHaveURL(/\/seating$/);
    await expect(this.page.getByText('Seating saved.', { exact: true }).last()).toBeVisible();
  }

  async dragByMouse({ from, to, says }: Drag): Promise<void> {
    // Waits until it is stable and nothing covers it.
    await from.hover();
    const [start, end] = [await middleOf(from), await middleOf(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    for (const { x, y } of way(start, end)) await this.page.mouse.move(x, y);
    await this.says(says);
    await this.page.mouse.up();
  }
}

export async function middleOf(place: Locator): Promise<Point> {
  const box = await place.boundingBox();
  if (!box) throw new Error('What is to be dragged is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Points along a straight line, with the end twice, because the first may only start the drag. */
export function way(start: Point, end: Point): Point[] {
  const count = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / pixelsPerMove);
  const points = Array.from({ length: count }, (_, n) => ({
    x: start.x + ((end.x - start.x) * (n + 1)) / count,
    y: start.y + ((end.y - start.y) * (n + 1)) / count,
  }));
  return [...points, { x: end.x + 1, y: end.y + 1 }];
}

/** A desk in the read-only chart. */
export function deskOfChart(page: Page, desk: number): Locator {
  const room = page.getByRole('list', { name: 'Desks, front of the class at the top' });
  return room.getByRole('listitem').nth(desk - 1);
}

/** Moves there with the Tab key. @throws if it isn't among the next 40 stops */
export async function tabTo(page: Page, place: Locator, key = 'Tab'): Promise<void> {
  await expect(place).toBeVisible();
  for (let stop = 0; stop < 40; stop++) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The ${key} key does not lead there.`);
}
