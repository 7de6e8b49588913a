import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, In, LessThan, type FindOptionsWhere } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { Transactions } from '../../../database/transactions';
import { SyncRun } from '../engine/sync-run.entity';

const hour = 3_600_000;
const day = 24 * hour;
/** Runs without changes soon lose all interest, and there is one per tenant and tick. */
const unchangedFor = day;
const keptFor = 90 * day;
const atOnce = 1_000;

/** Removes old runs, some at a time, so that runs in progress don't have to wait. */
@Injectable()
export class RunPurge implements BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private isUnderWay = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @Interval(hour)
  async purge(): Promise<void> {
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    const before = (age: number) => LessThan(new Date(this.clock.now() - age));
    try {
      await this.removeAll({ finishedAt: before(keptFor) });
      await this.removeAll({ received: 0, state: 'done', finishedAt: before(unchangedFor) });
    } finally {
      this.isUnderWay = false;
    }
  }

  beforeApplicationShutdown(): void {
    this.ending.abort();
  }

  private async removeAll(where: FindOptionsWhere<SyncRun>): Promise<void> {
    while (!this.ending.signal.aborted) {
      if ((await this.removeSome(where)) < atOnce) return;
    }
  }

  /** Replicas may do this at the same time; the second one finds less. */
  private async removeSome(where: FindOptionsWhere<SyncRun>): Promise<number> {
    const runs = this.dataSource.getRepository(SyncRun);
    const found = await runs.find({ select: { id: true }, where, take: atOnce });
    if (found.length > 0) {
      const ids = In(found.map(({ id }) => id));
      await this.transactions.run((manager) => manager.delete(SyncRun, { id: ids }));
    }
    return found.length;
  }
}
