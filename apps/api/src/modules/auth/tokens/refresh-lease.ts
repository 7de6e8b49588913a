import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { acquire, release } from '../../../database/leases';
import { GraphUnavailable } from '../../graph';

export interface LeasedWork<T> {
  /** Looks whether somebody else has done it meanwhile. */
  look: () => Promise<T | undefined>;
  /** Does it; only one process is in here at a time. */
  work: () => Promise<T>;
}

/** Longer than the longest request to Entra, so that a lease ends by itself only when its holder died. */
const lifetime = 15_000;
const patience = 12_000;
const firstPause = 40;
const longestPause = 250;
/** Seconds, for who waited in vain. */
const retryAfter = 5;

/**
 * Lets one of all processes renew a thing while the others wait for its result (S-22). A row, not a lock:
 * no transaction is open while Entra is asked.
 */
@Injectable()
export class RefreshLease {
  constructor(private readonly dataSource: DataSource) {}

  async run<T>(name: string, { look, work }: LeasedWork<T>): Promise<T> {
    const holder = randomUUID();
    const giveUpAt = performance.now() + patience;
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 1.5)) {
      const lease = await acquire(this.dataSource, { name, holder }, lifetime);
      try {
        // Again while holding it: the row may have been renewed between the last look and now.
        const found = await look();
        if (found !== undefined) return found;
        if (lease) return await work();
      } finally {
        if (lease) await release(this.dataSource.manager, lease);
      }
      if (performance.now() > giveUpAt) throw new GraphUnavailable(retryAfter);
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}
