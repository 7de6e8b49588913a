import fc from 'fast-check';
import { loadRosters } from './load-rosters';
import { removeRosters, writeRoster, type RosterFiles } from './testing/roster-files';

afterEach(removeRosters);

/** A date is [year, month, day]. */
type Field = string | readonly [number, number, number];
type Table = readonly (readonly [header: string, ...fields: Field[]])[];

/** By column. Names contain what delimiters and quotes are made of; ids start with zeros. */
const known: Readonly<Record<string, Table>> = {
  'School.csv': [
    ['SIS ID', '01', '002'],
    ['Name', 'Hill, "High" School', 'Müller-Straße; Süd|West'],
    ['Phone', '+1 425 555 0100', ''],
  ],
  'Section.csv': [
    ['SIS ID', '0011', '12'],
    ['School SIS ID', '01', '002'],
    ['Section Name', 'Chess', "L'été"],
    ['Term Name', 'Fall', ''],
    ['Term StartDate', [2026, 9, 1], ''],
    ['Term EndDate', [2026, 12, 18], ''],
  ],
  'Student.csv': [
    ['SIS ID', '0021', '22', '23'],
    ['School SIS ID', '01', '01', '002'],
    ['Username', 'ann', 'ben@contoso.example', 'zoë'],
    ['First Name', 'Ann', '', 'Zoë'],
    ['Last Name', "O'Hara", 'Null', "Ñandú-d'Arc"],
    ['Birthdate', [2011, 4, 2], [2010, 10, 30], ''],
    ['Grade', '9', '', 'KG'],
  ],
  'Teacher.csv': [
    ['SIS ID', '0031', '32'],
    ['School SIS ID', '01', '002'],
    ['Username', 'carl', 'dana'],
    ['First Name', 'Carl', 'Dana'],
    ['Last Name', 'Cole', 'Dö'],
  ],
  'StudentEnrollment.csv': [
    ['Section SIS ID', '0011', '0011', '12'],
    ['SIS ID', '0021', '22', '23'],
  ],
  'TeacherRoster.csv': [
    ['Section SIS ID', '0011', '12'],
    ['SIS ID', '0031', '32'],
  ],
};

const two = (number: number) => String(number).padStart(2, '0');

const dateForms: readonly ((date: readonly [number, number, number]) => string)[] = [
  ([year, month, day]) => `${year}-${two(month)}-${two(day)}`,
  ([year, month, day]) => `${year}${two(month)}${two(day)}`,
  ([year, month, day]) => `${month}/${day}/${year}`,
  ([year, month, day]) => `${two(month)}/${two(day)}/${year} 12:00:00 AM`,
  ([year, month, day]) => `${day}.${month}.${year}`,
  ([year, month, day]) => `${two(day)}.${two(month)}.${year} 00:00`,
  ([year, month, day]) => `${year}-${two(month)}-${two(day)}T00:00:00Z`,
  ([year, month, day]) => String(Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569),
];

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'latin1'),
];

/** Draws choices from a stream of numbers. */
class Draw {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  number(): number {
    this.at += 1;
    return this.numbers[this.at % this.numbers.length] ?? 0;
  }

  of<Item>(items: readonly Item[]): Item {
    return items[this.number() % items.length]!;
  }

  chance(parts: number): boolean {
    return this.number() % parts === 0;
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const ranked = items.map((item) => ({ item, rank: this.number() }));
    return ranked.sort((left, right) => left.rank - right.rank).map(({ item }) => item);
  }
}

interface Dialect {
  readonly draw: Draw;
  readonly delimiter: string;
  readonly quotesAll: boolean;
  readonly dateForm: (date: readonly [number, number, number]) => string;
}

function quote(text: string, { draw, delimiter, quotesAll }: Dialect): string {
  const isNeeded = /["\r\n]/.test(text) || text.includes(delimiter);
  if (!isNeeded && !quotesAll && !draw.chance(5)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

function field(value: Field, dialect: Dialect): string {
  const { draw, dateForm } = dialect;
  if (typeof value !== 'string') return quote(dateForm(value), dialect);
  if (value === '') return draw.of(['', '', ' ', 'NULL', '#N/A', '\u00A0', '""']);
  const isKeptAsText = /^\d+$/.test(value) && draw.chance(4);
  if (isKeptAsText) return draw.of([`="${value}"`, `"=""${value}"""`, `'${value}`]);
  const space = draw.of(['', '', '', ' ', '\u00A0']);
  // Only outside quotes: inside them it's up to the reader to strip it.
  return quote(value, dialect) + (space === ' ' && dialect.delimiter !== ' ' ? space : '');
}

function header(name: string, dialect: Dialect): string {
  const { draw } = dialect;
  const cased = draw.of([name, name.toLowerCase(), name.toUpperCase()]);
  return quote(
    cased.replaceAll(' ', () => draw.of([' ', '  ', '\u00A0', ''])),
    dialect,
  );
}

function writeTable(table: Table, dialect: Dialect): Buffer {
  const { draw, delimiter } = dialect;
  const columns = draw.shuffled(table);
  const width = draw.of([0, 0, 1, 3]);
  const tail = delimiter.repeat(width);
  const height = Math.max(...table.map((column) => column.length));
  const lines = Array.from({ length: height }, (_, at) => {
    const fields = columns.map((column) =>
      at === 0 ? header(column[0], dialect) : field(column[at] ?? '', dialect),
    );
    return fields.join(delimiter) + tail;
  });
  const padded = lines.flatMap((line) => {
    if (draw.chance(4)) return [draw.of(['', delimiter, delimiter.repeat(4), ' ']), line];
    return [line];
  });
  const text = padded.map((line) => line + draw.of(['\r\n', '\n', '\r'])).join('');
  const named = draw.chance(6) ? `sep=${delimiter}\r\n${text}` : text;
  return draw.of(encodings)(named);
}

function writeAll(numbers: readonly number[]): RosterFiles {
  const draw = new Draw(numbers);
  return Object.fromEntries(
    Object.entries(known).map(([name, table]) => {
      const dialect = {
        draw,
        delimiter: draw.of([',', ';', '\t', '|']),
        quotesAll: draw.chance(3),
        dateForm: draw.of(dateForms),
      };
      const cased = draw.of([name, name.toLowerCase(), name.toUpperCase()]);
      return [cased, writeTable(table, dialect)];
    }),
  );
}

function dataOf(files: RosterFiles) {
  const [tenant] = loadRosters({ data: [{ folder: writeRoster(files) }] });
  return tenant!.roster.data;
}

function plainly(table: Table): string {
  const height = Math.max(...table.map((column) => column.length));
  const cell = (value: Field = '') => {
    const text = typeof value === 'string' ? value : dateForms[0]!(value);
    return `"${text.replaceAll('"', '""')}"`;
  };
  return Array.from({ length: height }, (_, at) =>
    table.map((column) => cell(column[at])).join(','),
  ).join('\n');
}

describe('a roster in any dialect (BOX-2)', () => {
  it('is the same tenant', () => {
    const plain = Object.entries(known).map(([name, table]) => [name, plainly(table)] as const);
    const expected = dataOf(Object.fromEntries(plain));
    expect(expected.schools.map(({ displayName }) => displayName)).toEqual([
      'Hill, "High" School',
      'Müller-Straße; Süd|West',
    ]);
    expect(expected.users.map(({ student }) => student?.birthDate)).toEqual(
      expect.arrayContaining(['2011-04-02', '2010-10-30', null]),
    );
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 97, maxLength: 97 }), (numbers) => {
        expect(dataOf(writeAll(numbers))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
