interface Waiting {
  tenantId: string;
  start: () => void;
}

/** Lets only so many requests out at once, in all and for each tenant; first come, first served. */
export class RequestGate {
  private running = 0;
  private readonly runningOf = new Map<string, number>();
  private waiting: Waiting[] = [];

  constructor(
    private readonly limit: number,
    private readonly limitPerTenant: number,
  ) {}

  /** @throws the signal's reason when it ends the wait */
  async run<T>(tenantId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.hasRoom(tenantId)) this.enter(tenantId);
    else await this.queue(tenantId, signal);
    try {
      return await work();
    } finally {
      this.leave(tenantId);
    }
  }

  private hasRoom(tenantId: string): boolean {
    return this.running < this.limit && (this.runningOf.get(tenantId) ?? 0) < this.limitPerTenant;
  }

  private enter(tenantId: string): void {
    this.running += 1;
    this.runningOf.set(tenantId, (this.runningOf.get(tenantId) ?? 0) + 1);
  }

  private queue(tenantId: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.waiting = this.waiting.filter((other) => other !== entry);
        reject(signal.reason as Error);
      };
      const entry: Waiting = {
        tenantId,
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

  private leave(tenantId: string): void {
    this.running -= 1;
    const left = (this.runningOf.get(tenantId) ?? 1) - 1;
    if (left > 0) this.runningOf.set(tenantId, left);
    else this.runningOf.delete(tenantId);
    const next = this.waiting.findIndex((entry) => this.hasRoom(entry.tenantId));
    if (next < 0) return;
    const [entry] = this.waiting.splice(next, 1);
    if (!entry) return;
    this.enter(entry.tenantId);
    entry.start();
  }
}
