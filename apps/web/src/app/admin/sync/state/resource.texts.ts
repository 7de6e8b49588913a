import type { SyncResource } from '@app/contracts';

/** As headings and in front of what a run did, in the sync's order. */
export const resourceNames: Record<SyncResource, string> = {
  users: 'Linked accounts',
  schools: 'Schools',
  people: 'People',
  classes: 'Classes',
  names: 'Names for search',
  'school-lists': 'Who is at which school',
  enrollments: 'Who is in which class',
};

const nouns: Record<SyncResource, readonly [one: string, several: string]> = {
  users: ['account', 'accounts'],
  schools: ['school', 'schools'],
  people: ['person', 'people'],
  classes: ['class', 'classes'],
  names: ['name', 'names'],
  'school-lists': ['entry in a school’s lists', 'entries in schools’ lists'],
  enrollments: ['enrollment', 'enrollments'],
};

/** “1 class”, “24 classes”. */
export function countedText(count: number, resource: SyncResource): string {
  const [one, several] = nouns[resource];
  return `${count.toLocaleString()} ${count === 1 ? one : several}`;
}

/** “classes”. */
export const severalOf = (resource: SyncResource): string => nouns[resource][1];

/** The resource's name; of one that this page doesn't know, what the API calls it. */
export const nameOf = (resource: string): string =>
  Object.hasOwn(resourceNames, resource) ? resourceNames[resource as SyncResource] : resource;
