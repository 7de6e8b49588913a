import type { EntityManager, EntityMetadata } from 'typeorm';
import { isSqlite, sqlTime } from '../../../database/engine';
import { toSqlJson } from '../../../text/parse-json';
import type { EntityClass } from '../../../database/entity-class';

interface Keyed {
  tenantId: string;
  id: string;
}

type Column = EntityMetadata['columns'][number];

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** A table of the mirror, read and written many rows at a time, without building entities. Joins the manager's transaction. */
export class MirrorTable<Row extends Keyed> {
  private readonly columns: readonly Column[];
  private readonly name: string;

  constructor(
    private readonly manager: EntityManager,
    entity: EntityClass & (new () => Row),
  ) {
    const metadata = manager.dataSource.getMetadata(entity);
    this.columns = metadata.columns;
    this.name = metadata.tableName;
  }

  /** The longest text, in UTF-16 units, that a property can hold; 0 if it holds no text. */
  lengthOf(property: string): number {
    const column = this.columns.find(({ propertyName }) => propertyName === property);
    return column?.type === 'varchar' ? Number(column.length) : 0;
  }

  /** The rows of a tenant with these values in a column, in one statement. */
  async find(
    tenantId: string,
    property: keyof Row & string,
    values: readonly string[],
  ): Promise<Row[]> {
    if (values.length === 0) return [];
    const selected = this.columns.map(
      ({ databaseName, propertyName }) => `${databaseName} AS ${propertyName}`,
    );
    const rows: Record<string, unknown>[] = await this.manager.query(
      `SELECT ${selected.join(', ')} FROM ${this.name}
        WHERE tenant_id = ? AND ${this.columnOf(property)} IN (${marks(values)})`,
      [tenantId, ...values],
    );
    const flags = this.columns.filter(({ type }) => type === 'boolean');
    for (const row of rows) {
      for (const { propertyName } of flags) {
        const value = row[propertyName];
        if (value !== null) row[propertyName] = Boolean(value);
      }
    }
    return rows as unknown as Row[];
  }

  /** Adds the rows, or replaces them, in one statement; a known row keeps its `seq`. */
  async put(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const values = rows.map((row) =>
      this.columns.map(({ propertyName }) =>
        toJsonValue((row as Record<string, unknown>)[propertyName]),
      ),
    );
    const statement = isSqlite(this.manager.dataSource) ? this.putOnSqlite() : this.putOnMysql();
    await this.manager.query(statement, [toSqlJson(values)]);
  }

  /** Changes all rows of a tenant with these values in a column, in one statement. */
  async change(
    tenantId: string,
    where: { property: keyof Row & string; values: readonly string[]; isActive?: boolean },
    changes: Partial<Row>,
  ): Promise<number> {
    const { property, values, isActive } = where;
    if (values.length === 0) return 0;
    const entries = Object.entries(changes);
    const set = entries.map(([name]) => `${this.columnOf(name)} = ?`);
    const active = isActive ? ' AND removed_at IS NULL' : '';
    const result = (await this.manager.queryRunner?.query(
      `UPDATE ${this.name} SET ${set.join(', ')}
        WHERE tenant_id = ? AND ${this.columnOf(property)} IN (${marks(values)})${active}`,
      [...entries.map(([, value]) => toJsonValue(value)), tenantId, ...values],
      true,
    )) as { affected?: number } | undefined;
    return result?.affected ?? 0;
  }

  private columnOf(property: string): string {
    const column = this.columns.find(({ propertyName }) => propertyName === property);
    if (!column) throw new RangeError(`${this.name} has no column for ${property}.`);
    return column.databaseName;
  }

  private putOnSqlite(): string {
    const names = this.columns.map(({ databaseName }) => databaseName);
    const values = names.map((_, at) => `j.value ->> ${at}`);
    const updates = this.updated().map((name) => `${name} = excluded.${name}`);
    // Without a WHERE, SQLite would read ON as part of a join.
    return `INSERT INTO ${this.name} (${names.join(', ')})
      SELECT ${values.join(', ')} FROM json_each(?) j WHERE true
      ON CONFLICT (tenant_id, id) DO UPDATE SET ${updates.join(', ')}`;
  }

  private putOnMysql(): string {
    const names = this.columns.map(({ databaseName }) => databaseName);
    const paths = this.columns.map(
      (column, at) => `${column.databaseName} ${sqlTypeOf(column)} PATH '$[${at}]'`,
    );
    const updates = this.updated().map((name) => `${name} = j.${name}`);
    return `INSERT INTO ${this.name} (${names.join(', ')})
      SELECT ${names.map((name) => `j.${name}`).join(', ')}
      FROM JSON_TABLE(?, '$[*]' COLUMNS (${paths.join(', ')})) j
      ON DUPLICATE KEY UPDATE ${updates.join(', ')}`;
  }

  /** Columns that a known row doesn't keep. */
  private updated(): string[] {
    const kept = new Set(['tenant_id', 'id', 'seq']);
    return this.columns.map(({ databaseName }) => databaseName).filter((name) => !kept.has(name));
  }
}

function toJsonValue(value: unknown): unknown {
  if (value instanceof Date) return sqlTime(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value ?? null;
}

function sqlTypeOf({ type, length }: Column): string {
  if (type === 'boolean') return 'TINYINT';
  if (type === 'integer') return 'INT';
  if (type === 'datetime') return 'DATETIME(3)';
  return `VARCHAR(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`;
}
