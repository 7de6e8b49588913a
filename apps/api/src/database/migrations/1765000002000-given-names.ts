import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = ['o365_given_name', 'o365_surname'];

/** The parts of a name, which open sessions show (AUTH-6). */
export class GivenNames1765000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of columns)
      await runner.query(`ALTER TABLE profiles ADD COLUMN ${column} varchar(255) NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of columns) await runner.query(`ALTER TABLE profiles DROP COLUMN ${column}`);
  }
}
