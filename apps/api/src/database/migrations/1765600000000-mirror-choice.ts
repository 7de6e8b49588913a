import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index } from './columns';

const name = 'ix_organizations_mirror_left';
const columns: [name: string, definition: string][] = [
  ['is_mirror_wanted', 'boolean NULL'],
  ['mirror_chosen_by', 'varchar(255) NULL'],
  ['is_mirror_left', 'boolean NOT NULL DEFAULT 0'],
];

/** Whether an administrator wants the roster mirrored, and whether a former mirror still has to be removed (MIRROR-1). */
export class MirrorChoice1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [column, definition] of columns)
      await runner.query(`ALTER TABLE organizations ADD COLUMN ${column} ${definition}`);
    await runner.createIndex('organizations', new TableIndex(index(name, 'is_mirror_left')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('organizations', name);
    for (const [column] of columns)
      await runner.query(`ALTER TABLE organizations DROP COLUMN ${column}`);
  }
}
