import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which tenants withdrew their consent here while Microsoft kept the application. */
export class RemainingApps1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // TypeORM would rebuild the whole table on SQLite.
    await runner.query(
      'ALTER TABLE organizations ADD COLUMN app_remains boolean NOT NULL DEFAULT 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations DROP COLUMN app_remains');
  }
}
