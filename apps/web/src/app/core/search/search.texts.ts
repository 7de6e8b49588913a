import type { SearchKind } from '@app/contracts';

export type GroupName = 'pages' | SearchKind;

export const searchTexts = {
  open: 'Search',
  openKeys: 'Search (Ctrl+K)',
  label: 'Search',
  placeholder: 'Search classes, people, assignments',
  close: 'Close search',
  results: 'Results',
  groups: {
    pages: 'Pages',
    classes: 'Classes',
    people: 'People',
    assignments: 'Assignments',
  } satisfies Record<GroupName, string>,
  roles: { Teacher: 'Teacher', Student: 'Student' },
  noClass: 'In no class',
  noDate: 'No due date',
  due: (day: string) => `Due ${day}`,
  nothing: (text: string) => `Nothing matches “${text}”.`,
  nothingHint: 'Check the spelling, or type less of the name.',
  found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  more: 'There’s more. Type more of the name to see it.',
  incomplete: 'Microsoft 365 didn’t return the assignments of all classes.',
  failed: 'The search didn’t work.',
  retry: 'Try again',
  filling: 'People can’t be found yet: the roster copy is still being filled.',
  off: 'People can’t be found: the roster copy is off.',
  turnOn: 'Turn it on under Sync',
};

/** As the navigation calls them. */
export const pageNames = {
  schools: 'Schools',
  classes: 'Classes',
  me: 'About me',
  admin: 'Admin',
};
