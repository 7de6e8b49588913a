import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { SessionStore } from './session.store';

/** Removes the rows of sessions that have ended by themselves. */
@Injectable()
export class SessionPurgeSchedule {
  private readonly logger = new Logger(SessionPurgeSchedule.name);

  constructor(private readonly store: SessionStore) {}

  @Cron(CronExpression.EVERY_HOUR)
  async purge(): Promise<void> {
    try {
      const removed = await this.store.purgeExpired();
      if (removed > 0) this.logger.log({ msg: 'expired sessions removed', removed });
    } catch (error) {
      // The database is away: the next hour will do.
      this.logger.warn({ msg: 'expired sessions not removed', err: error });
    }
  }
}
