import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index } from './columns';

const tables = ['roster_schools', 'roster_people', 'roster_classes', 'roster_enrollments'];

/** Changes of a roster are read by their times, a page at a time; and it is known how old a mirror is (MIRROR-1). */
export class RosterReading1765900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.index(runner, ['tenant_id', 'changed_at', 'id']);
    // TypeORM would rebuild the whole table on SQLite.
    await runner.query('ALTER TABLE roster_mirrors ADD COLUMN read_at datetime(3) NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.index(runner, ['tenant_id', 'changed_seq']);
    await runner.query('ALTER TABLE roster_mirrors DROP COLUMN read_at');
  }

  private async index(runner: QueryRunner, columns: string[]): Promise<void> {
    for (const table of tables) {
      const name = `ix_${table}_changed`;
      await runner.dropIndex(table, name);
      await runner.createIndex(table, new TableIndex(index(name, ...columns)));
    }
  }
}
