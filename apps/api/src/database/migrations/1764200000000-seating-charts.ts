import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, integer, longText, primary, text, time, unique, uuid } from './columns';

/** The version and rules of a class's seating chart (SEAT-2); the seats stay where they are. */
export class SeatingCharts1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'seating_charts', {
      columns: [
        uuid('tenant_id', primary),
        uuid('class_id', primary),
        integer('version'),
        longText('rules'),
        text('saved_by', 255),
        time('saved_at'),
      ],
      indices: [unique('uq_seating_charts_class', 'class_id')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('seating_charts');
  }
}
