import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isSqlite } from '../engine';

const length = 'varchar(320)';
/** The way addresses are compared: by their characters. */
const mysql = {
  email: length,
  email_key: `${length} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
};
const columns = Object.keys(mysql) as (keyof typeof mysql)[];

/** SQLite can't change a column, and rebuilding the table would take its children with it. */
async function replaceOnSqlite(runner: QueryRunner, constraint: string): Promise<void> {
  await runner.query('DROP INDEX uq_auth_user_email');
  for (const column of columns) {
    await runner.query(`ALTER TABLE auth_user ADD COLUMN new_${column} ${length} ${constraint}`);
    await runner.query(`UPDATE auth_user SET new_${column} = ${column}`);
    await runner.query(`ALTER TABLE auth_user DROP COLUMN ${column}`);
    await runner.query(`ALTER TABLE auth_user RENAME COLUMN new_${column} TO ${column}`);
  }
  await runner.query('CREATE UNIQUE INDEX uq_auth_user_email ON auth_user (email_key)');
}

async function change(runner: QueryRunner, isNullable: boolean): Promise<void> {
  const constraint = isNullable ? 'NULL' : 'NOT NULL';
  if (isSqlite(runner.dataSource)) {
    await replaceOnSqlite(runner, isNullable ? 'NULL' : "NOT NULL DEFAULT ''");
    return;
  }
  for (const column of columns)
    await runner.query(`ALTER TABLE auth_user MODIFY ${column} ${mysql[column]} ${constraint}`);
}

/** An account created from Microsoft has no address if all of the person's addresses are taken (LINK-2). */
export class AccountsWithoutEmail1765100002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await change(runner, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`UPDATE auth_user SET ${column} = id WHERE ${column} IS NULL`);
    await change(runner, false);
  }
}
