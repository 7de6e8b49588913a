import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { Clock } from '../../../clock/clock';
import { UsedStates } from '../round-trips/used-states.repository';
import { SessionStore } from './session.store';

/** Removes the rows of expired sessions and of expired round trips to Microsoft. */
@Injectable()
export class SessionPurgeSchedule {
  private readonly logger = new Logger(SessionPurgeSchedule.name);

  constructor(
    private readonly store: SessionStore,
    private readonly usedStates: UsedStates,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_HOUR)
  async purge(): Promise<void> {
    const now = this.clock.date();
    try {
      await this.usedStates.purgeExpired(now);
      const removed = await this.store.purgeExpired(now);
      if (removed > 0) this.logger.log({ msg: 'expired sessions removed', removed });
    } catch (error) {
      // The database is away; the next hour will do.
      this.logger.warn({ msg: 'expired sessions not removed', err: error });
    }
  }
}
