import { nameParts } from './short-names';

const partsOf = (...names: string[]) => [
  ...nameParts(names.map((displayName, n) => ({ id: `s${n}`, displayName }))).values(),
];
const initialsOf = (...names: string[]) => partsOf(...names).map(({ initial }) => initial);

it('shows first names, with an initial for namesakes (SEAT-1)', () => {
  expect(partsOf('Ora Klein', 'Ora de la Cruz', 'Prince', ' Noah  Gilbertson ')).toEqual([
    { first: 'Ora', last: 'Klein', initial: 'K.' },
    { first: 'Ora', last: 'de la Cruz', initial: 'd.' },
    { first: 'Prince', last: '', initial: '' },
    { first: 'Noah', last: 'Gilbertson', initial: '' },
  ]);
});

it('shows as many letters as needed to tell namesakes apart (SEAT-1)', () => {
  const names = ['Alexandria Kramer', 'Alexandria Kowalski', 'Alexandria Brandt', 'Alexandria'];
  expect(initialsOf(...names)).toEqual(['Kr.', 'Ko.', 'B.', '']);
  expect(initialsOf('Mia Lee', 'Mia Leeds', 'Mia Li')).toEqual(['Lee', 'Leed.', 'Li']);
  expect(initialsOf('Jo de Boer', 'Jo de Wit')).toEqual(['de B.', 'de W.']);
});

it('cannot tell identical names apart (SEAT-1)', () => {
  expect(initialsOf('Ji Wu', 'Ji Wu')).toEqual(['W.', 'W.']);
});
