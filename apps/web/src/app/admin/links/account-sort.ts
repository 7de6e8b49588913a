import type { LinkedAccountSort } from '@app/contracts';

const sorts: readonly LinkedAccountSort[] = [
  'microsoftEmail',
  '-microsoftEmail',
  'localEmail',
  '-localEmail',
  'linkedAt',
  '-linkedAt',
];

/** The default order, by the only column that phones show too. */
export const firstSort: LinkedAccountSort = 'microsoftEmail';

/** Parses a sort order from the URL or the table; falls back to the default. */
export function readSort(text: string | undefined): LinkedAccountSort {
  return sorts.find((sort) => sort === text) ?? firstSort;
}
