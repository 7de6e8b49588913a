import type { ClassStudent } from '@app/contracts';
import { findStudents, orderStudents, rowOfDesk } from './student-rows';

const student = (displayName: string, seat?: number): ClassStudent => ({
  id: displayName,
  displayName,
  ...(seat && { seat }),
});
const names = (students: readonly ClassStudent[]) => students.map((one) => one.displayName);
const some = [student('Zoë', 7), student('anna'), student('Émile', 36), student('Bob', 1)];

describe('EDU-4: sorting students', () => {
  it('sorts by name, ignoring accents and case, in both directions', () => {
    expect(names(orderStudents(some, { by: 'name', direction: 'asc' }))).toEqual([
      'anna',
      'Bob',
      'Émile',
      'Zoë',
    ]);
    expect(names(orderStudents(some, { by: 'name', direction: 'desc' }))[0]).toBe('Zoë');
  });

  it.each([
    ['asc', ['Bob', 'Zoë', 'Émile', 'anna', 'Cleo']],
    ['desc', ['Émile', 'Zoë', 'Bob', 'anna', 'Cleo']],
  ] as const)('goes by desk (%s), with those who have none last', (direction, expected) => {
    const students = [student('Cleo'), ...some];
    expect(names(orderStudents(students, { by: 'seat', direction }))).toEqual(expected);
  });

  it.each([
    [1, 1],
    [6, 1],
    [7, 2],
    [28, 5],
    [36, 6],
  ])('puts desk %i into row %i', (position, row) => {
    expect(rowOfDesk(position)).toBe(row);
  });
});

describe('EDU-4: finding a student', () => {
  it.each([
    ['emi', ['Émile']],
    ['OB b', ['Bob']],
    ['  ', ['Zoë', 'anna', 'Émile', 'Bob']],
    ['nobody', []],
  ])('“%s” finds %j', (search, expected) => {
    expect(names(findStudents(some, search))).toEqual(expected);
  });
});
