import { FirstTables1764000000000 } from './1764000000000-first-tables';

/** Listed by hand, as one bundle has no folder to look through. */
export const migrations = [FirstTables1764000000000];
