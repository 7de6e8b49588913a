import type { GraphClock } from '../transport/graph-clock';

/** A clock that moves only when someone sleeps, immediately and by that much; chance is always zero. */
export class FakeClock implements GraphClock {
  readonly sleeps: number[] = [];
  // Not zero, which lru-cache takes for no time.
  private time = 1;
  private readonly timeouts: AbortController[] = [];

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.sleeps.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  }

  /** Ends only through `expire`. */
  timeout(): AbortSignal {
    const controller = new AbortController();
    this.timeouts.push(controller);
    return controller.signal;
  }

  /** Makes the time run out for everyone waiting. */
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
