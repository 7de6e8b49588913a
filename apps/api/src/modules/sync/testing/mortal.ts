import type { DataSource } from 'typeorm';

/** What the driver throws when its connection is gone. */
const gone = Object.assign(new Error('the process was killed'), { code: 'ECONNRESET' });

/**
 * Lets `work` die at one of its SQL statements: that one and all later ones never reach the database, and the open
 * transaction is rolled back, as if the process were killed. Only its memory lives on.
 * @param statement counted from 1; work that ends earlier survives
 */
export async function dieAt(
  dataSource: DataSource,
  statement: number,
  work: () => Promise<unknown>,
): Promise<void> {
  const { logger } = dataSource;
  let count = 0;
  dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
    logQuery: (query: string) => {
      if (/^rollback/i.test(query)) return;
      count += 1;
      if (count >= statement) throw gone;
    },
  });
  try {
    await work();
  } catch (error) {
    if (error !== gone) throw error;
  } finally {
    dataSource.logger = logger;
  }
}
