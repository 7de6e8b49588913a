import type { GraphClock } from './graph-clock';
import { GraphUnavailable } from './graph-error';

/**
 * Keeps users from waiting for an upstream that is dead.
 * Closed: all pass. After `threshold` failures in a row it opens: all fail immediately. After `rest` it lets one through
 * as a probe: an answer closes it, a failure opens it again. Any answer is a sign of life, even an error:
 * a tenant whose calls are refused must not cut off the others.
 */
export class CircuitBreaker {
  private failures = 0;
  private openUntil = 0;
  private isProbing = false;

  constructor(
    private readonly clock: GraphClock,
    private readonly threshold: number,
    private readonly rest: number,
  ) {}

  /** @throws GraphUnavailable without calling `work` while open */
  async run<T>(work: () => Promise<T>, isDead: (error: unknown) => boolean): Promise<T> {
    const isProbe = this.admit();
    try {
      const result = await work();
      this.failures = 0;
      return result;
    } catch (error) {
      if (isDead(error)) this.fail();
      throw error;
    } finally {
      if (isProbe) this.isProbing = false;
    }
  }

  private admit(): boolean {
    if (this.failures < this.threshold) return false;
    const left = this.openUntil - this.clock.now();
    if (left > 0 || this.isProbing) throw new GraphUnavailable(Math.max(left, 1000) / 1000);
    this.isProbing = true;
    return true;
  }

  private fail(): void {
    this.failures += 1;
    if (this.failures >= this.threshold) this.openUntil = this.clock.now() + this.rest;
  }
}
