import { FirstTables1764000000000 } from './1764000000000-first-tables';
import { SeatingCharts1764200000000 } from './1764200000000-seating-charts';

/** Listed by hand, as one bundle has no folder to look through. */
export const migrations = [FirstTables1764000000000, SeatingCharts1764200000000];
