import type { CDPSession, Page } from '@playwright/test';
import { middleOf, way, type Drag, type Point, type SeatingRoom } from './seating-room';

/** Longer than a finger must rest before it drags. */
const rest = 300;

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
    // Only as far as it takes: near an edge of the screen a drag scrolls the page.
    await from.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    const [start, end] = [await middleOf(from), await middleOf(to)];
    await this.touch(start);
    await this.page.clock.fastForward(rest);
    for (const point of way(start, end)) await this.send('touchMove', point);
    await room.says(says);
    await this.send('touchEnd');
  }

  /** Goes over the page without resting: the page's clock stands still from here on, however busy the machine. */
  async swipe(start: Point, end: Point): Promise<void> {
    await this.page.clock.setFixedTime(Date.now());
    await this.touch(start);
    for (const point of way(start, end)) await this.send('touchMove', point);
    await this.send('touchEnd');
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
