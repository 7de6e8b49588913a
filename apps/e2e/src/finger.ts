import type { CDPSession, Locator, Page } from '@playwright/test';
import { middleOf, way, type Drag, type Point, type SeatingRoom } from './seating-room';

/** Longer than a finger must rest before it drags. */
const restTime = 300;

/** One finger on a touch screen: touch events as the browser gets them from its hardware. */
export class Finger {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** The page's clock goes on by itself, and can be put forward from here. */
  static async on(page: Page): Promise<Finger> {
    await page.clock.install();
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** Rests until what lies under it is picked up, goes its way, and lets go over the place. */
  async drag(room: SeatingRoom, { from, to, says }: Drag): Promise<void> {
    const start = await this.rest(from);
    for (const point of way(start, await middleOf(to))) await this.send('touchMove', point);
    await room.says(says);
    await this.lift();
  }

  /** Picks up what it rests on, and stays there. @returns where */
  async pickUp(from: Locator): Promise<Point> {
    const start = await this.rest(from);
    const end = { x: start.x + 20, y: start.y };
    for (const point of way(start, end)) await this.send('touchMove', point);
    return end;
  }

  async lift(): Promise<void> {
    await this.send('touchEnd');
  }

  /** Goes over the page without resting: the page's clock stands still from here on, however busy the machine. */
  async swipe(start: Point, end: Point): Promise<void> {
    await this.page.clock.setFixedTime(Date.now());
    await this.touch(start);
    for (const point of way(start, end)) await this.send('touchMove', point);
    await this.lift();
  }

  private async rest(place: Locator): Promise<Point> {
    // Only as far as it takes: near an edge of the screen a drag scrolls the page.
    await place.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    const point = await middleOf(place);
    await this.touch(point);
    await this.page.clock.fastForward(restTime);
    return point;
  }

  /** Down, and the page has heard of it: its time starts to run there. */
  private async touch(point: Point): Promise<void> {
    const heard = await this.page.evaluateHandle(() => ({
      first: new Promise<void>((resolve) =>
        addEventListener('touchstart', () => resolve(), { once: true }),
      ),
    }));
    await this.send('touchStart', point);
    await heard.evaluate(({ first }) => first);
  }

  private async send(type: 'touchStart' | 'touchMove' | 'touchEnd', point?: Point) {
    await this.session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: point ? [point] : [],
    });
  }
}
