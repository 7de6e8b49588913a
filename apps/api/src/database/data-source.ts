import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import libsql from 'libsql';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { adaptDataSource } from './adapt-data-source';
import { entities } from './entities';
import { migrations } from './migrations/all-migrations';

/** libsql's own wait for another process blocks the event loop; `SqliteQueryRunner` waits without. */
const busyTimeoutMs = 50;
const poolSize = 10;

function sqliteOptions(path: string): DataSourceOptions {
  mkdirSync(dirname(path), { recursive: true });
  return {
    type: 'better-sqlite3',
    driver: libsql,
    database: path,
    enableWAL: true,
    timeout: busyTimeoutMs,
    entities,
    migrations,
  };
}

/** Type `mysql` on MariaDB sees differences in nullable columns for ever, so the server is asked what it is. */
async function mysqlOptions(url: URL): Promise<DataSourceOptions> {
  const account = {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
  const connection = await createConnection(account);
  const [rows] = await connection.query('SELECT VERSION() AS version');
  await connection.end();
  const { version } = (rows as [{ version: string }])[0];
  const { user, ...server } = account;
  return {
    type: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    ...server,
    username: user,
    charset: 'utf8mb4',
    // Without it times are stored in the process's zone.
    timezone: 'Z',
    poolSize,
    entities,
    migrations,
  };
}

/** @param databaseUrl `sqlite:PATH` or `mysql://user:password@host:port/name` */
export function dataSourceOptions(databaseUrl: string): Promise<DataSourceOptions> {
  return databaseUrl.startsWith('sqlite:')
    ? Promise.resolve(sqliteOptions(databaseUrl.slice('sqlite:'.length)))
    : mysqlOptions(new URL(databaseUrl));
}

export async function openDataSource(databaseUrl: string): Promise<DataSource> {
  return adaptDataSource(new DataSource(await dataSourceOptions(databaseUrl))).initialize();
}
