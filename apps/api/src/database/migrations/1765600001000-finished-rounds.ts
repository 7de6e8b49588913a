import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a resource was last up to date, which says how old a mirror is (MIRROR-1). */
export class FinishedRounds1765600001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // TypeORM would rebuild the whole table on SQLite.
    await runner.query('ALTER TABLE data_sync_records ADD COLUMN finished_at datetime(3) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE data_sync_records DROP COLUMN finished_at');
  }
}
