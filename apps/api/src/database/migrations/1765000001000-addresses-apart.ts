import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = ['o365_mail', 'o365_principal_name'];

/** Mail and sign-in name in separate columns, to tell which of them changed (SYNC-2). */
export class AddressesApart1765000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`ALTER TABLE profiles ADD COLUMN ${column} varchar(320) NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE profiles DROP COLUMN ${column}`);
  }
}
