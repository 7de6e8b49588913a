import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  bytes,
  createTable,
  fixed,
  foreignKey,
  index,
  nullable,
  primary,
  text,
  time,
  unique,
  uuid,
  type TableParts,
} from './columns';

const tables: Record<string, TableParts> = {
  api_clients: {
    columns: [
      uuid('id', primary),
      uuid('tenant_id'),
      fixed('client_id', 22),
      text('name', 255),
      text('scopes', 1000),
      text('created_by', 255),
      time('created_at'),
      time('expires_at', nullable),
      time('revoked_at', nullable),
      time('last_used_at', nullable),
      text('last_used_from', 64, nullable),
    ],
    indices: [
      unique('uq_api_clients_client', 'client_id'),
      index('ix_api_clients_tenant', 'tenant_id', 'created_at'),
    ],
  },
  api_client_secrets: {
    columns: [
      uuid('id', primary),
      uuid('client_row_id'),
      fixed('hash', 64),
      fixed('hint', 4),
      time('created_at'),
      time('expires_at', nullable),
    ],
    indices: [index('ix_api_client_secrets_client', 'client_row_id')],
    foreignKeys: [
      foreignKey('fk_api_client_secrets_client', 'client_row_id', {
        table: 'api_clients',
        onDelete: 'CASCADE',
      }),
    ],
  },
  signing_keys: {
    columns: [
      fixed('kid', 43, primary),
      text('public_jwk', 1000),
      bytes('sealed'),
      text('key_id', 64),
      time('activates_at'),
      time('retires_at'),
    ],
  },
};

/** Programs with access of their own, and the keys that sign their tokens. */
export class ApiClients1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, parts] of Object.entries(tables)) await createTable(runner, name, parts);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(tables).reverse()) await runner.dropTable(name);
  }
}
