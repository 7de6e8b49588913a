import {
  Table,
  type QueryRunner,
  type TableColumnOptions,
  type TableForeignKeyOptions,
  type TableIndexOptions,
} from 'typeorm';

type More = Partial<TableColumnOptions>;

/** Shorthand for columns that come out the same on SQLite and MySQL; the ADRs describe each engine's oddities. */
const column = (name: string, type: string, more: More = {}): TableColumnOptions => ({
  name,
  type,
  ...more,
});

export const nullable: More = { isNullable: true };
export const primary: More = { isPrimary: true };

/** An id created by the application or by Microsoft. */
export const uuid = (name: string, more: More = {}) =>
  column(name, 'char', { length: '36', ...more });
export const fixed = (name: string, length: number, more: More = {}) =>
  column(name, 'char', { length: String(length), ...more });
export const text = (name: string, length: number, more: More = {}) =>
  column(name, 'varchar', { length: String(length), ...more });
export const longText = (name: string, more: More = {}) => column(name, 'mediumtext', more);
export const bytes = (name: string, more: More = {}) => column(name, 'mediumblob', more);
export const flag = (name: string, initial: boolean) =>
  column(name, 'boolean', { default: initial ? '1' : '0' });
export const integer = (name: string, more: More = {}) => column(name, 'integer', more);
export const bigNumber = (name: string, more: More = {}) => column(name, 'bigint', more);
/** A time in UTC, set by the application: the engines' defaults and ON UPDATE differ. */
export const time = (name: string, more: More = {}) =>
  column(name, 'datetime', { precision: 3, ...more });

export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
});
export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
});

/** A foreign key to a table's `id`. */
export const foreignKey = (
  name: string,
  columnName: string,
  target: { table: string; onDelete: 'CASCADE' | 'SET NULL' },
): TableForeignKeyOptions => ({
  name,
  columnNames: [columnName],
  referencedTableName: target.table,
  referencedColumnNames: ['id'],
  onDelete: target.onDelete,
  // If omitted, MariaDB reports a different word for it, and the schema never looks up to date.
  onUpdate: 'NO ACTION',
});

export interface TableParts {
  columns: TableColumnOptions[];
  indices?: TableIndexOptions[];
  foreignKeys?: TableForeignKeyOptions[];
}

export const createTable = (
  runner: QueryRunner,
  name: string,
  { columns, indices = [], foreignKeys = [] }: TableParts,
) => runner.createTable(new Table({ name, columns, indices, foreignKeys }));
