import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isSqlite } from '../engine';

const column = 'ALTER TABLE auth_user MODIFY email_key varchar(320) CHARACTER SET utf8mb4';

/** MySQL and MariaDB treated `änn@` as `ann@`, and all emoji as one: compare addresses by their characters, as on SQLite. */
export class ExactEmails1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!isSqlite(runner.dataSource)) await runner.query(`${column} COLLATE utf8mb4_bin NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (!isSqlite(runner.dataSource)) await runner.query(`${column} NOT NULL`);
  }
}
