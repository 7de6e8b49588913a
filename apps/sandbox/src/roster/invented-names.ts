const givenNames = [
  'Ada',
  'Ben',
  'Carla',
  'Dev',
  'Elsa',
  'Farah',
  'Gabriel',
  'Helen',
  'Ibrahim',
  'Julia',
  'Kenji',
  'Lara',
  'Malik',
  'Nora',
  'Oscar',
  'Petra',
  'Quinn',
  'Rosalie',
  'Stefan',
  'Tamara',
  'Ulrich',
  'Vivian',
  'Wei',
  'Xenia',
  'Yannick',
  'Zuri',
  'Amir',
  'Birgit',
  'Chloe',
  'Dominik',
  'Esra',
];

const surnames = [
  'Abbott',
  'Bergstrom',
  'Castillo',
  'Dumont',
  'Egan',
  'Fischer',
  'Grant',
  'Hansen',
  'Ivanov',
  'Jansen',
  'Kaplan',
  'Larsen',
  'Mbeki',
  'Nguyen',
  'Olsen',
  'Pereira',
  'Quist',
  'Rahman',
  'Schmidt',
  'Torres',
  'Ueda',
  'Vance',
  'Walsh',
  'Xu',
  'Young',
  'Zimmer',
  'Almeida',
  'Bauer',
  'Clarke',
  'Diallo',
  'Eriksson',
  'Ferrari',
  'Gomez',
  'Haas',
  'Iqbal',
  'Jovanovic',
  'Keller',
];

const places = [
  'Northgate',
  'Willow Creek',
  'Stonebridge',
  'Cedar Hill',
  'Brookfield',
  'Harbor View',
  'Silver Lake',
  'Oak Ridge',
  'Summit',
  'Meadowlark',
  'Pine Valley',
  'Eastwood',
  'Clearwater',
];

function pick(names: readonly string[], index: number): string {
  return names[index % names.length] ?? '';
}

/** The two lists' lengths have no common divisor, so a name recurs only after 31 × 37 people. */
export function inventName(index: number): {
  readonly givenName: string;
  readonly surname: string;
} {
  return { givenName: pick(givenNames, index), surname: pick(surnames, index) };
}

export function inventSchoolName(index: number): string {
  const round = Math.floor(index / places.length);
  return `${pick(places, index)} School${round > 0 ? ` ${round + 1}` : ''}`;
}
