import type { LinkedAccountSort } from '@app/contracts';

const sorts: readonly LinkedAccountSort[] = [
  'microsoftEmail',
  '-microsoftEmail',
  'localEmail',
  '-localEmail',
  'linkedAt',
  '-linkedAt',
];

/** The order the list starts with: the only one whose column is there on phones, too. */
export const firstSort: LinkedAccountSort = 'microsoftEmail';

/** The order an address or a table names; the first one for what is none. */
export function readSort(text: string | undefined): LinkedAccountSort {
  return sorts.find((sort) => sort === text) ?? firstSort;
}
