import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  bigNumber,
  bytes,
  createTable,
  fixed,
  flag,
  foreignKey,
  index,
  integer,
  longText,
  nullable,
  primary,
  text,
  time,
  unique,
  uuid,
} from './columns';

async function createAccounts(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'organizations', {
    columns: [
      uuid('id', primary),
      uuid('tenant_id'),
      text('name', 255),
      time('created'),
      flag('is_admin_consented', false),
    ],
    indices: [unique('uq_organizations_tenant', 'tenant_id')],
  });
  await createTable(runner, 'auth_user', {
    columns: [
      uuid('id', primary),
      text('username', 320),
      text('email', 320),
      text('email_key', 320),
      text('password_hash', 255, nullable),
      text('first_name', 255),
      text('last_name', 255),
      flag('is_active', true),
      time('date_joined'),
      time('last_login', nullable),
    ],
    indices: [unique('uq_auth_user_email', 'email_key')],
  });
  await createTable(runner, 'profiles', {
    columns: [
      uuid('user_id', primary),
      uuid('organization_id', nullable),
      uuid('o365_user_id', nullable),
      text('o365_email', 320, nullable),
      text('o365_display_name', 255, nullable),
      text('o365_home_account_id', 128, nullable),
      fixed('favorite_color', 7, nullable),
      text('job_title', 255, nullable),
      text('department', 255, nullable),
      text('mobile_phone', 64, nullable),
    ],
    indices: [
      unique('uq_profiles_o365', 'o365_user_id'),
      index('ix_profiles_organization', 'organization_id'),
    ],
    foreignKeys: [
      foreignKey('fk_profiles_user', 'user_id', { table: 'auth_user', onDelete: 'CASCADE' }),
      foreignKey('fk_profiles_organization', 'organization_id', {
        table: 'organizations',
        onDelete: 'SET NULL',
      }),
    ],
  });
  await createTable(runner, 'user_roles', {
    columns: [uuid('id', primary), uuid('tenant_id'), uuid('o365_user_id'), text('role', 16)],
    indices: [
      unique('uq_user_roles_user_role', 'o365_user_id', 'role'),
      index('ix_user_roles_tenant', 'tenant_id'),
    ],
  });
}

async function createSessions(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'sessions', {
    columns: [
      fixed('sid_hash', 64, primary),
      uuid('user_id', nullable),
      longText('data'),
      time('expires_at'),
    ],
    indices: [index('ix_sessions_user', 'user_id'), index('ix_sessions_expires', 'expires_at')],
  });
  await createTable(runner, 'token_cache', {
    columns: [
      text('partition_key', 128, primary),
      text('key_id', 64),
      bytes('sealed'),
      integer('version'),
      time('updated_at'),
      time('expires_at', nullable),
    ],
    indices: [index('ix_token_cache_expires', 'expires_at')],
  });
  await createTable(runner, 'leases', {
    columns: [
      text('name', 128, primary),
      text('holder', 64, nullable),
      bigNumber('fence', { default: '0' }),
      bigNumber('expires_ms', { default: '0' }),
    ],
  });
}

async function createSchoolData(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'classroom_seating_arrangements', {
    columns: [uuid('id', primary), uuid('class_id'), uuid('user_id'), integer('position')],
    indices: [
      unique('uq_seats_class_user', 'class_id', 'user_id'),
      unique('uq_seats_class_position', 'class_id', 'position'),
    ],
  });
  await createTable(runner, 'data_sync_records', {
    columns: [
      uuid('id', primary),
      uuid('tenant_id'),
      text('query', 64),
      longText('next_link', nullable),
      longText('delta_link', nullable),
      time('updated'),
    ],
    indices: [unique('uq_data_sync_records_tenant_query', 'tenant_id', 'query')],
  });
}

const tables = [
  'data_sync_records',
  'classroom_seating_arrangements',
  'leases',
  'token_cache',
  'sessions',
  'user_roles',
  'profiles',
  'auth_user',
  'organizations',
];

/** The seven tables of DATA, plus `sessions` and `leases`, which are in SQL so that replicas share them. */
export class FirstTables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Makes all tables compare text by code point, as SQLite does.
    if (runner.dataSource.options.type !== 'better-sqlite3')
      await runner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    await createAccounts(runner);
    await createSessions(runner);
    await createSchoolData(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropTable(table);
  }
}
