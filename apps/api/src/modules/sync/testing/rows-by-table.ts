import type { DataSource } from 'typeorm';

/** How many rows each table has whose name matches. */
export async function rowsByTable(
  dataSource: DataSource,
  pattern: RegExp,
): Promise<Record<string, number>> {
  const names = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const found: Record<string, number> = {};
  for (const table of names.filter((name) => pattern.test(name))) {
    const [row] = await dataSource.query<{ n: number | string }[]>(
      `SELECT COUNT(*) AS n FROM ${table}`,
    );
    found[table] = Number(row?.n);
  }
  return found;
}
