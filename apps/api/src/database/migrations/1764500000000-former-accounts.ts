import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index } from './columns';

const name = 'ix_auth_user_made_from';
const madeFrom = index(name, 'made_from_tenant_id', 'made_from_object_id');

/** Which Microsoft account a local account was created from, so it can be linked again (LINK-2). */
export class FormerAccounts1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // TypeORM would rebuild the whole table on SQLite.
    for (const column of madeFrom.columnNames)
      await runner.query(`ALTER TABLE auth_user ADD COLUMN ${column} char(36) NULL`);
    await runner.createIndex('auth_user', new TableIndex(madeFrom));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('auth_user', name);
    for (const column of madeFrom.columnNames)
      await runner.query(`ALTER TABLE auth_user DROP COLUMN ${column}`);
  }
}
