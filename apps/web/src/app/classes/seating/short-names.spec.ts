import { nameParts } from './short-names';

it('shows first names, and an initial where two are the same', () => {
  const students = ['Ora Klein', 'Ora de la Cruz', 'Prince', ' Noah  Gilbertson '].map(
    (displayName, n) => ({ id: `s${n}`, displayName }),
  );
  expect([...nameParts(students).values()]).toEqual([
    { first: 'Ora', last: 'Klein', short: 'Ora K.' },
    { first: 'Ora', last: 'de la Cruz', short: 'Ora d.' },
    { first: 'Prince', last: '', short: 'Prince' },
    { first: 'Noah', last: 'Gilbertson', short: 'Noah' },
  ]);
});
