export const studentsTexts = {
  count: (count: number) => `${count} ${count === 1 ? 'student' : 'students'}`,
  /** How many match a search: “2 of 30 students”. */
  found: (found: number, count: number) =>
    `${found} of ${count} ${count === 1 ? 'student' : 'students'}`,
  caption: (className: string) => (className ? `Students in ${className}` : 'Students'),
  name: 'Name',
  seat: 'Seat',
  desk: (position: number) => `Desk ${position}`,
  row: (row: number) => `· row ${row}`,
  notSeated: 'Not seated',
  find: 'Find a student',
  clearSearch: 'Clear search',
  noMatch: (search: string) => `No student matches “${search}”`,
  loading: 'Loading students',
  failed: 'Students didn’t load',
};
