import type { GraphClock } from '../graph-clock';

/** A clock that moves only when somebody sleeps, at once and by as much; chance is always zero. */
export class FakeClock implements GraphClock {
  readonly sleeps: number[] = [];
  private time = 0;
  private readonly timeouts: AbortController[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }

  /** Ends only by `expire`. */
  timeout(): AbortSignal {
    const controller = new AbortController();
    this.timeouts.push(controller);
    return controller.signal;
  }

  /** Lets the time of all who wait be up. */
  expire(): void {
    const reason = new DOMException('The time is up.', 'TimeoutError');
    for (const controller of this.timeouts.splice(0)) controller.abort(reason);
  }

  random(): number {
    return 0;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}
