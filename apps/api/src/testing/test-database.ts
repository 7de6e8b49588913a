import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

declare global {
  /** Set by the Jest project: which database the integration specs run on. */
  var testDatabase: 'sqlite' | 'mysql' | undefined;
}

/** A new, empty database. */
export interface TestDatabase {
  /** For DATABASE_URL. */
  url: string;
  remove(): Promise<void>;
}

function sqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'edugraph-database-'));
  return {
    url: `sqlite:${join(folder, 'test.sqlite')}`,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function mysqlDatabase(server: string): Promise<TestDatabase> {
  const name = `edugraph_test_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const connection = await createConnection(server);
    await connection.query(statement);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), remove: () => run(`DROP DATABASE ${name}`) };
}

/** A database on the engine that this run of the specs uses. */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (globalThis.testDatabase !== 'mysql') return sqliteDatabase();
  const server = process.env['TEST_MYSQL_URL'];
  if (!server) throw new Error('TEST_MYSQL_URL is not set.');
  return mysqlDatabase(server);
}
