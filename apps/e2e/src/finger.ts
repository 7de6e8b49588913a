import type { CDPSession, Locator, Page } from '@playwright/test';
import { middleOf, way, type Drag, type Point, type SeatingRoom } from './seating-room';

/** Longer than the hold that starts a touch drag. */
const restTime = 300;

/** One finger on a touch screen, sending touch events like the hardware does. */
export class Finger {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  /** Installs a page clock that runs by itself and can be fast-forwarded. */
  static async on(page: Page): Promise<Finger> {
    await page.clock.install();
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** Holds until the item is picked up, moves it, and drops it on the target. */
  async drag(room: SeatingRoom, { from, to, says }: Drag): Promise<void> {
    const start = await this.rest(from);
    for (const point of way(start, await middleOf(to))) await this.send('touchMove', point);
    await room.says(says);
    await this.lift();
  }

  /** Picks up an item and keeps holding it. @returns where */
  async pickUp(from: Locator): Promise<Point> {
    const start = await this.rest(from);
    const end = { x: start.x + 20, y: start.y };
    for (const point of way(start, end)) await this.send('touchMove', point);
    return end;
  }

  async lift(): Promise<void> {
    await this.send('touchEnd');
  }

  /** Swipes without holding: stops the page's clock, so a slow machine can't turn it into a hold. */
  async swipe(start: Point, end: Point): Promise<void> {
    await this.page.clock.setFixedTime(Date.now());
    await this.touch(start);
    for (const point of way(start, end)) await this.send('touchMove', point);
    await this.lift();
  }

  private async rest(place: Locator): Promise<Point> {
    // No further than necessary, because dragging near the screen's edge scrolls the page.
    await place.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    const point = await middleOf(place);
    await this.touch(point);
    await this.page.clock.fastForward(restTime);
    return point;
  }

  /** Touches down and waits until the page has received it, which starts its timer. */
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
