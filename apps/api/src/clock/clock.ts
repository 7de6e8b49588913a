/** The wall clock and the chance of a process. Its class is its token; a test sets `now` and `random`. */
export class Clock {
  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now();
  }

  /** The same moment as `now`. */
  date(): Date {
    return new Date(this.now());
  }

  /** At least 0, less than 1. */
  random(): number {
    return Math.random();
  }
}

/** For what nobody injects anything into. */
export const systemClock = new Clock();
