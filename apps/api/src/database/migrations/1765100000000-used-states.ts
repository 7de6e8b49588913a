import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, fixed, index, primary, time } from './columns';

/** The round trips to Microsoft that have completed, so each does only once (S-1). */
export class UsedStates1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'used_states', {
      columns: [fixed('state_hash', 64, primary), time('expires_at')],
      indices: [index('ix_used_states_expires', 'expires_at')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('used_states');
  }
}
