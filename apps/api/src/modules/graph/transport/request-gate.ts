/** Who wants to enter. */
export interface Passenger {
  tenantId: string;
  /** The person, or the application. */
  key: string;
}

/** How many may be inside at once. */
export interface GateLimits {
  all: number;
  ofTenant: number;
  /** No limit per person if absent. */
  ofPerson?: number;
}

interface Waiting {
  who: Passenger;
  start: () => void;
}

/** Admits only so many at once: in all, per tenant and per person; first come, first served. */
export class RequestGate {
  private readonly inside = new Map<string, number>();
  private waiting: Waiting[] = [];

  constructor(private readonly limits: GateLimits) {}

  /** @throws the signal's reason if it ends the wait */
  async run<T>(who: Passenger, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(who, signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /**
   * @returns a function to call once, on leaving
   * @throws the signal's reason if it ends the wait
   */
  async enter(who: Passenger, signal: AbortSignal): Promise<() => void> {
    if (this.hasRoom(who)) this.count(who, 1);
    else await this.queue(who, signal);
    return () => this.leave(who);
  }

  private sharesOf({ tenantId, key }: Passenger): [string, number][] {
    const { all, ofTenant, ofPerson = Number.POSITIVE_INFINITY } = this.limits;
    return [
      ['', all],
      [tenantId, ofTenant],
      [`${tenantId}\n${key}`, ofPerson],
    ];
  }

  private hasRoom(who: Passenger): boolean {
    return this.sharesOf(who).every(([share, most]) => (this.inside.get(share) ?? 0) < most);
  }

  private count(who: Passenger, change: 1 | -1): void {
    for (const [share] of this.sharesOf(who)) {
      const now = (this.inside.get(share) ?? 0) + change;
      if (now > 0) this.inside.set(share, now);
      else this.inside.delete(share);
    }
  }

  private queue(who: Passenger, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.waiting = this.waiting.filter((other) => other !== entry);
        reject(signal.reason as Error);
      };
      const entry: Waiting = {
        who,
        start: () => {
          signal.removeEventListener('abort', abort);
          resolve();
        },
      };
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      this.waiting.push(entry);
    });
  }

  private leave(who: Passenger): void {
    this.count(who, -1);
    const next = this.waiting.findIndex((entry) => this.hasRoom(entry.who));
    if (next < 0) return;
    const [entry] = this.waiting.splice(next, 1);
    if (!entry) return;
    this.count(entry.who, 1);
    entry.start();
  }
}
