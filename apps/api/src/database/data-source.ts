import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import libsql from 'libsql';
import { createConnection } from 'mysql2/promise';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { closeFiles, makePrivateFile, makePrivateFolder } from '../config/private-files';
import { adaptDataSource } from './adapt-data-source';
import type { EntityClass } from './entity-class';
import { migrations } from './migrations/all-migrations';
import { fitTextColumns } from './text-columns';

/** libsql's own wait for another process blocks the event loop; `SqliteQueryRunner` waits without blocking. */
const busyTimeoutMs = 50;
const poolSize = 10;

function sqliteOptions(path: string, entities: EntityClass[]): DataSourceOptions {
  if (!existsSync(dirname(path))) makePrivateFolder(dirname(path));
  // SQLite creates the files next to it with this one's mode.
  makePrivateFile(path);
  closeFiles([`${path}-wal`, `${path}-shm`]);
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

/** On MariaDB, type `mysql` forever sees differences in nullable columns, so ask the server what it is. */
async function mysqlOptions(url: URL, entities: EntityClass[]): Promise<DataSourceOptions> {
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
    // Without this, times are stored in the process's time zone.
    timezone: 'Z',
    poolSize,
    entities,
    migrations,
  };
}

/**
 * @param databaseUrl `sqlite:PATH` or `mysql://user:password@host:port/name`
 * @param entities every table of the application: the modules that own them stand above the database
 */
export function dataSourceOptions(
  databaseUrl: string,
  entities: EntityClass[],
): Promise<DataSourceOptions> {
  fitTextColumns(entities);
  return databaseUrl.startsWith('sqlite:')
    ? Promise.resolve(sqliteOptions(databaseUrl.slice('sqlite:'.length), entities))
    : mysqlOptions(new URL(databaseUrl), entities);
}

export async function openDataSource(
  databaseUrl: string,
  entities: EntityClass[],
): Promise<DataSource> {
  const options = await dataSourceOptions(databaseUrl, entities);
  return adaptDataSource(new DataSource(options)).initialize();
}
