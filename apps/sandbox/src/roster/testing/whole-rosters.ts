import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with a whole roster, to be loaded as it is. */
export interface WholeRoster {
  readonly name: string;
  readonly folder: string;
  readonly domain?: string;
}

const own = join(__dirname, '../../../rosters');
/** Rosters published by Microsoft, on machines that have them. */
const outside = join(__dirname, '../../../../../../shared/data');

/** One of our own rosters, which `apps/sandbox/rosters/README.md` describes. */
export function ownRoster(name: 'v1-us' | 'v1-uk' | 'v2' | 'v2.1'): WholeRoster {
  return { name, folder: join(own, name) };
}

/** Our own rosters, and the outside ones next to the checkout if there are any. */
export const wholeRosters: readonly WholeRoster[] = [
  ownRoster('v1-us'),
  ownRoster('v1-uk'),
  { ...ownRoster('v2'), domain: 'rowan.example' },
  ownRoster('v2.1'),
  ...['sds-v1-100-users', 'sds-v2.1']
    .map((name) => ({ name, folder: join(outside, name) }))
    .filter(({ folder }) => existsSync(folder)),
];
