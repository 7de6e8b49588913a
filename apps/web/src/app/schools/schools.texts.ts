export const schoolsTexts = {
  title: 'Schools',
  search: 'Search schools',
  noun: ['school', 'schools'] as const,
  /** “2 schools in Contoso Education”, or “1 of 2 schools …” during a search. */
  count: (shown: number, total: number, organization: string | undefined) => {
    const schools = total === 1 ? 'school' : 'schools';
    const part = shown === total ? `${total} ${schools}` : `${shown} of ${total} ${schools}`;
    return organization ? `${part} in ${organization}` : part;
  },
  shown: (shown: number, total: number) => `${shown} of ${total} schools`,
  loading: 'Loading schools',
  failed: 'Schools didn’t load',
  noMatch: (search: string) => `No school matches “${search}”`,
  clearSearch: 'Clear search',
  mine: 'My school',
  principal: 'Principal',
  grades: 'Grades',
  number: 'School number',
  address: 'Address',
  classes: 'Classes',
  classesOf: (school: string) => `Classes of ${school}`,
};
