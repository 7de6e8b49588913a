import { FirstTables1764000000000 } from './1764000000000-first-tables';
import { SeatingCharts1764200000000 } from './1764200000000-seating-charts';
import { Administration1764400000000 } from './1764400000000-administration';
import { FormerAccounts1764500000000 } from './1764500000000-former-accounts';
import { Sync1764600000000 } from './1764600000000-sync';

/** Listed by hand, as one bundle has no folder to look through. */
export const migrations = [
  FirstTables1764000000000,
  SeatingCharts1764200000000,
  Administration1764400000000,
  FormerAccounts1764500000000,
  Sync1764600000000,
];
