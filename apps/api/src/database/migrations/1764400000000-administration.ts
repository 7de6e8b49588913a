import { Logger } from '@nestjs/common';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createTable,
  index,
  integer,
  longText,
  nullable,
  primary,
  text,
  time,
  uuid,
} from './columns';

const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';

const refusal = 'The audit log is append-only.';

/** With binary logging, a MySQL server may require more rights than a schema's owner has; the code only appends anyway. */
async function forbidChanges(runner: QueryRunner): Promise<void> {
  const body = isSqlite(runner)
    ? `BEGIN SELECT RAISE(ABORT, '${refusal}'); END`
    : `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${refusal}'`;
  for (const change of ['UPDATE', 'DELETE']) {
    const name = `audit_events_no_${change.toLowerCase()}`;
    const trigger = `CREATE TRIGGER ${name} BEFORE ${change} ON audit_events FOR EACH ROW ${body}`;
    try {
      await runner.query(trigger);
    } catch (error) {
      if (isSqlite(runner)) throw error;
      new Logger('Database').warn({
        msg: "The database doesn't keep the audit log from being changed",
        err: error,
      });
    }
  }
}

async function createUserAccess(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'user_access_jobs', {
    columns: [
      uuid('tenant_id', primary),
      uuid('id'),
      text('state', 16),
      text('started_by', 255),
      time('started_at'),
      time('finished_at', nullable),
      integer('total', nullable),
      integer('done'),
      integer('enabled'),
      integer('failed'),
      longText('page_link', nullable),
      uuid('last_user_id', nullable),
      longText('in_flight'),
      text('error', 64, nullable),
    ],
    indices: [index('ix_user_access_jobs_state', 'state')],
  });
  await createTable(runner, 'user_access_failures', {
    columns: [
      uuid('tenant_id', primary),
      uuid('user_id', primary),
      text('display_name', 255, nullable),
      text('user_principal_name', 320, nullable),
      integer('status'),
      text('reason', 128),
    ],
  });
}

/** What administrators did (ADM-9), the work of giving everyone access (ADM-5), and when a link was made. */
export class Administration1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'audit_events', {
      columns: [
        uuid('id', primary),
        uuid('tenant_id'),
        time('at'),
        text('action', 64),
        uuid('actor_id', nullable),
        text('actor_name', 255, nullable),
        text('subject', 320, nullable),
        longText('details'),
      ],
      indices: [index('ix_audit_events_tenant_at', 'tenant_id', 'at', 'id')],
    });
    await forbidChanges(runner);
    await createUserAccess(runner);
    // TypeORM would rebuild the whole table on SQLite.
    await runner.query('ALTER TABLE profiles ADD COLUMN linked_at datetime(3) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE profiles DROP COLUMN linked_at');
    for (const table of ['user_access_failures', 'user_access_jobs', 'audit_events']) {
      await runner.dropTable(table);
    }
  }
}
