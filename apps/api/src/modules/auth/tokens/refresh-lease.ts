import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { acquire, release } from '../../../database/leases';
import { GraphUnavailable } from '../../graph';

export interface LeasedWork<T> {
  /** Checks whether somebody else has done it in the meantime. */
  look: () => Promise<T | undefined>;
  /** Does it; only one process at a time gets here. */
  work: () => Promise<T>;
}

/** Longer than the longest request to Entra, so that a lease only expires if its holder died. */
const lifetime = 15_000;
const patience = 12_000;
const firstPause = 40;
const longestPause = 250;
/** Seconds to suggest to callers that waited in vain. */
const retryAfter = 5;

/**
 * Lets a single process renew something while the others wait for its result (S-22). It is a row, not a lock: no
 * transaction stays open during the request to Entra.
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
        // Again while holding the lease: somebody may have renewed the row since the last look.
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
