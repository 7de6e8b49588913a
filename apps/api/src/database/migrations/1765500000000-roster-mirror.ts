import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import {
  createTable,
  index,
  integer,
  nullable,
  primary,
  text,
  time,
  unique,
  uuid,
  type TableParts,
} from './columns';

const key = [uuid('tenant_id', primary), uuid('id', primary)];

/** What all rows of objects have. */
const numbers = [
  integer('seq'),
  integer('changed_seq'),
  time('changed_at'),
  time('removed_at', nullable),
  integer('sync_round', { default: '0' }),
];

const texts = (lengths: Record<string, number>): TableColumnOptions[] =>
  Object.entries(lengths).map(([name, length]) => text(name, length, nullable));

const mirrored = (table: string, own: TableColumnOptions[], more: TableParts['indices'] = []) => ({
  columns: [...key, ...numbers, ...own],
  indices: [
    unique(`uq_${table}_seq`, 'tenant_id', 'seq'),
    index(`ix_${table}_changed`, 'tenant_id', 'changed_at', 'id'),
    ...more,
  ],
});

const linked = (table: string, other: string) => ({
  columns: [...key, uuid('school_id'), uuid(`${other}_id`)],
  indices: [
    unique(`uq_${table}`, 'tenant_id', 'school_id', `${other}_id`),
    index(`ix_${table}_${other}`, 'tenant_id', `${other}_id`),
  ],
});

const tables: Record<string, TableParts> = {
  roster_mirrors: {
    columns: [
      uuid('tenant_id', primary),
      time('started_at'),
      text('started_by', 255),
      integer('last_seq', { default: '0' }),
      time('changed_at', nullable),
      integer('placed_seq', { default: '0' }),
      time('filled_at', nullable),
      time('read_at', nullable),
      time('purged_at', nullable),
    ],
  },
  roster_schools: mirrored('roster_schools', [
    text('name', 255),
    ...texts({
      number: 64,
      external_id: 128,
      lowest_grade: 32,
      highest_grade: 32,
      street: 255,
      city: 128,
      state: 128,
      postal_code: 32,
      country: 64,
      principal_name: 255,
      principal_email: 320,
      phone: 64,
    }),
  ]),
  roster_people: mirrored('roster_people', [
    ...texts({
      display_name: 255,
      given_name: 255,
      surname: 255,
      user_principal_name: 320,
      mail: 320,
    }),
    text('primary_role', 16),
    { name: 'is_enabled', type: 'boolean', isNullable: true },
    ...texts({
      grade: 32,
      student_number: 64,
      student_external_id: 128,
      teacher_number: 64,
      teacher_external_id: 128,
    }),
  ]),
  roster_classes: mirrored(
    'roster_classes',
    [
      text('name', 255),
      ...texts({
        code: 64,
        external_id: 128,
        grade: 32,
        course_name: 255,
        course_number: 64,
        course_external_id: 128,
        course_subject: 128,
        term_name: 255,
        term_external_id: 128,
        term_start: 10,
        term_end: 10,
      }),
      time('people_due_at', nullable),
    ],
    [index('ix_roster_classes_due', 'tenant_id', 'people_due_at', 'seq')],
  ),
  roster_enrollments: mirrored(
    'roster_enrollments',
    [uuid('class_id'), uuid('person_id'), text('role', 16)],
    [
      index('ix_roster_enrollments_class', 'tenant_id', 'class_id'),
      index('ix_roster_enrollments_person', 'tenant_id', 'person_id'),
    ],
  ),
  roster_school_people: linked('roster_school_people', 'person'),
  roster_school_classes: linked('roster_school_classes', 'class'),
};

/** TypeORM would rebuild the whole table on SQLite. */
const newColumns: [table: string, column: string, definition: string][] = [
  ['data_sync_records', 'full_started_at', 'datetime(3) NULL'],
  ['data_sync_records', 'finished_at', 'datetime(3) NULL'],
  ['data_sync_records', 'round_received', 'integer NOT NULL DEFAULT 0'],
  ['sync_runs', 'added', 'integer NOT NULL DEFAULT 0'],
];

/** A roster of our own, for tenants that want one (MIRROR-1). */
export class RosterMirror1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, parts] of Object.entries(tables)) await createTable(runner, name, parts);
    for (const [table, column, definition] of newColumns) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN ${column} ${definition}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of newColumns) {
      await runner.query(`ALTER TABLE ${table} DROP COLUMN ${column}`);
    }
    for (const name of Object.keys(tables)) await runner.dropTable(name);
  }
}
