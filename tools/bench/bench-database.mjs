import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

async function onServer(url, statement) {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}

async function openMysql(server) {
  const name = `edugraph_test_bench_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    query: (statement) => onServer(url.toString(), statement),
    remove: () => onServer(server, `DROP DATABASE ${name}`),
  };
}

/**
 * A new, empty database.
 * @param {'SQLite' | 'MariaDB'} engine MariaDB only if TEST_MYSQL_URL names a server
 * @param {string} folder where files may go; its owner removes it
 */
export function openDatabase(engine, folder) {
  if (engine === 'MariaDB') return openMysql(process.env.TEST_MYSQL_URL);
  const file = join(folder, `${randomUUID()}.sqlite`);
  return { url: `sqlite:${file}`, remove: () => undefined };
}
