import type { MigrationInterface, QueryRunner } from 'typeorm';

/** TypeORM would rebuild the whole table on SQLite. */
const newColumns: [table: string, column: string, definition: string][] = [
  ['data_sync_records', 'round_received', 'integer NOT NULL DEFAULT 0'],
  ['roster_mirrors', 'purged_at', 'datetime(3) NULL'],
];

/** How much a round has read, for the breaker (SYNC-8), and when a mirror's tombstones were last cleared (MIRROR-1). */
export class RoundsAndTombstones1765800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column, definition] of newColumns) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of newColumns) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
  }
}
