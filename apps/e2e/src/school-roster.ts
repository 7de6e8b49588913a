import { existsSync } from 'node:fs';

/** A roster on disk for the sandbox, with the people and classes in it that the tests name. */
interface SchoolRoster {
  readonly folder: string;
  /** Each has classes; the first one has 14, more than a page shows. */
  readonly schools: readonly [string, string];
  /** Works at the first school. */
  readonly teacher: { readonly name: string; readonly teaches: string; readonly doesNot: string };
  /** Attends the first school, but not all of its classes. */
  readonly student: { readonly name: string; readonly attends: string };
  /** Another teacher at the first school. */
  readonly colleague: string;
}

const outside: SchoolRoster = {
  folder: '../shared/data/sds-v1-100-users',
  schools: ['Contoso High School', 'Fabrikam High School'],
  teacher: { name: 'DTodd', teaches: 'Math - Algebra 2', doesNot: 'Science - Biology 1' },
  student: { name: 'OKlein', attends: 'Math - Algebra 1' },
  colleague: 'CBeane',
};

const own: SchoolRoster = {
  folder: 'apps/sandbox/rosters/v1-us',
  schools: ['Alder Creek High School', 'Birch Hollow School, Lower Campus'],
  teacher: { name: 'WCastellane', teaches: 'Algebra 2', doesNot: 'Biology 1' },
  student: { name: 'TFennick', attends: 'Algebra 1' },
  colleague: 'POduya',
};

/** The roster that Microsoft publishes if it is next to the checkout, otherwise our own. */
export const schoolRoster = existsSync(outside.folder) ? outside : own;
