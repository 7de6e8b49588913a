import { QueryFailedError, type DataSource } from 'typeorm';

export const isSqlite = (dataSource: DataSource) => dataSource.options.type === 'better-sqlite3';

/** A time in the form raw SQL compares with stored ones, on both engines. */
export const sqlTime = (time: Date): string =>
  time.toISOString().replace('T', ' ').replace('Z', '');

const codeOf = (error: unknown) => {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
};

const duplicateCodes = ['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** Whether a write failed because a unique value already exists. */
export const isDuplicate = (error: unknown) =>
  error instanceof QueryFailedError && duplicateCodes.includes(codeOf(error));

const conflictCodes = ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'];

/** Whether a transaction lost to another one and may be retried from its start. */
export const isLockConflict = (error: unknown) => conflictCodes.includes(codeOf(error));
