import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { SigningKeys } from './signing-keys';

/** Makes the next signing key in time. */
@Injectable()
export class KeyRotationSchedule {
  private readonly logger = new Logger(KeyRotationSchedule.name);

  constructor(private readonly keys: SigningKeys) {}

  @Cron(CronExpression.EVERY_6_HOURS)
  async rotate(): Promise<void> {
    try {
      await this.keys.rotate();
    } catch (error) {
      // The database is away; there is a day's time.
      this.logger.warn({ msg: 'signing keys not rotated', err: error });
    }
  }
}
