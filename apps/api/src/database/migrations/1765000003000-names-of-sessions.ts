import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index } from './columns';

const name = 'ix_sessions_microsoft';
const columns: [name: string, type: string][] = [
  ['microsoft_tenant_id', 'char(36)'],
  ['microsoft_object_id', 'char(36)'],
  ['later_names', 'mediumtext'],
];

/** Which Microsoft account these sessions belong to, and its current name (AUTH-6). */
export class NamesOfSessions1765000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [column, type] of columns)
      await runner.query(`ALTER TABLE sessions ADD COLUMN ${column} ${type} NULL`);
    await runner.createIndex('sessions', new TableIndex(index(name, 'microsoft_object_id')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('sessions', name);
    for (const [column] of columns)
      await runner.query(`ALTER TABLE sessions DROP COLUMN ${column}`);
  }
}
