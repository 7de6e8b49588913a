import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { index } from './columns';

const table = 'roster_classes';
const name = 'ix_roster_classes_due';

/** Classes are read in the order in which they became due, so that few due ones are found among many (MIRROR-1). */
export class DueClasses1765800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, name);
    const ordered = index(name, 'tenant_id', 'people_due_at', 'seq');
    await runner.createIndex(table, new TableIndex(ordered));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, name);
    await runner.createIndex(table, new TableIndex(index(name, 'tenant_id', 'people_due_at')));
  }
}
