import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isSqlite } from '../engine';
import { createTable, flag, index, integer, nullable, primary, text, time, uuid } from './columns';

/** TypeORM would rebuild the whole table on SQLite, and on MariaDB each column is one ALTER. */
const newColumns: [table: string, column: string, definition: string][] = [
  ['data_sync_records', 'options_hash', 'char(64) NULL'],
  ['data_sync_records', 'phase', "varchar(16) NOT NULL DEFAULT 'idle'"],
  ['data_sync_records', 'is_full', 'boolean NOT NULL DEFAULT 0'],
  ['data_sync_records', 'round', 'integer NOT NULL DEFAULT 0'],
  ['data_sync_records', 'round_started_at', 'datetime(3) NULL'],
  ['data_sync_records', 'run_id', 'char(36) NULL'],
  ['data_sync_records', 'last_started_at', 'datetime(3) NULL'],
  ['data_sync_records', 'not_before', 'datetime(3) NULL'],
  ['data_sync_records', 'failures', 'integer NOT NULL DEFAULT 0'],
  ['data_sync_records', 'is_paused', 'boolean NOT NULL DEFAULT 0'],
  ['profiles', 'sync_round', 'integer NULL'],
  ['profiles', 'inactive_reason', 'varchar(16) NULL'],
  ['profiles', 'inactive_since', 'datetime(3) NULL'],
];

const newIndices: [name: string, on: string][] = [
  ['ix_profiles_inactive', 'profiles (organization_id, inactive_since)'],
  ['ix_data_sync_records_run', 'data_sync_records (run_id)'],
];

async function createRuns(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'sync_runs', {
    columns: [
      uuid('id', primary),
      uuid('tenant_id'),
      text('query', 64),
      time('started_at'),
      time('finished_at', nullable),
      text('state', 16),
      flag('is_full', false),
      flag('has_restarted', false),
      text('run_trigger', 16),
      text('started_by', 255, nullable),
      integer('received', { default: '0' }),
      integer('updated', { default: '0' }),
      integer('deactivated', { default: '0' }),
      integer('reactivated', { default: '0' }),
      integer('removed', { default: '0' }),
      integer('unknown', { default: '0' }),
      integer('waited', { default: '0' }),
      text('error_code', 64, nullable),
      text('error', 1024, nullable),
    ],
    indices: [
      index('ix_sync_runs_tenant_started', 'tenant_id', 'started_at'),
      index('ix_sync_runs_finished', 'finished_at'),
      index('ix_sync_runs_received', 'received', 'finished_at'),
    ],
  });
  await createTable(runner, 'sync_removals', {
    columns: [
      uuid('tenant_id', primary),
      text('query', 64, primary),
      uuid('object_id', primary),
      text('reason', 16),
    ],
  });
}

/** The sync's runs, how far each got between two pages, and who a run is about to remove (SYNC-3, SYNC-8). */
export class Sync1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createRuns(runner);
    for (const [table, column, definition] of newColumns) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
    }
    for (const [name, on] of newIndices) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The foreign key of profiles may rely on an index, so another one with its column has to exist, and does.
    for (const [name, on] of newIndices) {
      const [table] = on.split(' ');
      await runner.query(
        isSqlite(runner.dataSource) ? `DROP INDEX ${name}` : `DROP INDEX ${name} ON ${table}`,
      );
    }
    for (const [table, column] of [...newColumns].reverse()) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
    for (const table of ['sync_removals', 'sync_runs']) await runner.dropTable(table);
  }
}
