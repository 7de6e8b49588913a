import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index, integer, primary, text, uuid } from './columns';

const tables = [
  new Table({
    name: 'roster_words',
    columns: [
      uuid('tenant_id', primary),
      text('kind', 8, primary),
      text('word', 64, primary),
      integer('seq', primary),
      text('names', 512),
    ],
    indices: [index('ix_roster_words_seq', 'tenant_id', 'kind', 'seq')],
    withoutRowid: true,
  }),
  new Table({
    name: 'roster_word_parts',
    columns: [
      uuid('tenant_id', primary),
      text('kind', 8, primary),
      text('part', 64, primary),
      text('word', 64, primary),
    ],
    withoutRowid: true,
  }),
];

const newColumns = ['named_seq', 'name_rules'];

/** What the people and classes of a mirror are found by (FIND-1). The next run fills it for mirrors that exist. */
export class RosterWords1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
    for (const column of newColumns) {
      await runner.query(
        `ALTER TABLE roster_mirrors ADD COLUMN ${column} integer NOT NULL DEFAULT 0`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of newColumns) {
      await runner.query(`ALTER TABLE roster_mirrors DROP COLUMN ${column}`);
    }
    for (const { name } of tables) await runner.dropTable(name);
  }
}
