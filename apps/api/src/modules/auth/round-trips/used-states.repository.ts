import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { isDuplicate } from '../../../database/engine';
import { UsedState } from './used-state.entity';

@Injectable()
export class UsedStates {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns false if it was used before, here or on another replica */
  async use(state: string, expiresAt: Date): Promise<boolean> {
    const stateHash = createHash('sha256').update(state).digest('hex');
    try {
      await this.rows.insert({ stateHash, expiresAt });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /** Removes states that would now be rejected for their age anyway. */
  async purgeExpired(now: Date): Promise<void> {
    await this.rows.delete({ expiresAt: LessThan(now) });
  }

  private get rows() {
    return this.dataSource.getRepository(UsedState);
  }
}
