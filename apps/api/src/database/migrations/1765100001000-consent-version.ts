import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a tenant's consent has changed here, so no one writes based on an earlier reading (S-14). */
export class ConsentVersion1765100001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // TypeORM would rebuild the whole table on SQLite.
    await runner.query(
      'ALTER TABLE organizations ADD COLUMN consent_version integer NOT NULL DEFAULT 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations DROP COLUMN consent_version');
  }
}
