import type { Role } from '@app/contracts';

/** The label for a class the user isn't in (EDU-2), by their role. */
const standings: Record<Role, string> = {
  Teacher: 'Not teaching',
  Student: 'Not enrolled',
  Admin: 'Not a member',
};

export const classesTexts = {
  title: 'Classes',
  titleOf: (school: string) => `Classes of ${school}`,
  classTitle: 'Class',
  editSeating: 'Edit seating',
  schools: 'Schools',
  allSchools: 'All schools',
  principal: 'Principal',
  grades: 'Grades',
  show: 'Show',
  mine: 'My classes',
  all: 'All classes',
  showAll: 'Show all classes',
  search: 'Search classes',
  searchHint: 'Search by name or code',
  clearSearch: 'Clear search',
  legendMine: 'My class',
  noun: ['class', 'classes'] as const,
  loading: 'Loading classes',
  failed: 'Classes didn’t load',
  moreFailed: 'More classes didn’t load.',
  tryAgain: 'Try again',
  noMatch: (search: string) => `No class matches “${search}”`,
  nothing: 'No classes',
  schoolGone: 'School not found',
  schoolGoneText: 'It may have been removed from the roster.',
  shown: (shown: number, total: number) =>
    `${shown} of ${total} ${total === 1 ? 'class' : 'classes'}`,
  standing: (role: Role | null | undefined) => standings[role ?? 'Admin'],
};
