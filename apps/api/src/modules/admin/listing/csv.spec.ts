import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from './csv';

const formula = /^[\s\p{C}]*[=+\-@|＝＋－＠]/u;

/** The cells of a line for a spreadsheet that expects another delimiter, and only sees quotes at a cell's start. */
const cellsOf = (line: string, delimiter: string): string[] =>
  line.split(/[\r\n]/).flatMap((row) => row.split(delimiter).map((cell) => cell.replace(/^"/, '')));

describe('csvLine', () => {
  it('quotes every text and ends the line', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, 7, -7, 'x'])).toBe(
      '"a,b","say ""x""","two\nlines",,7,-7,"x"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =cmd|x',
    '|x',
    '\ttext',
    '＝1+1',
    '\u200b=1',
    '\ufeff=1',
    '\u0000=1',
  ])('never lets %j be a formula (S-16)', (text) => {
    expect(csvLine([text])).toMatch(/^"'/);
  });

  it.each([
    ['x; =1+1', `"x; '=1+1"`],
    ['x;=1+1', `"x;'=1+1"`],
    ['x;\t@SUM(A1)', `"x;\t'@SUM(A1)"`],
    ['x\n=1+1', `"x\n'=1+1"`],
    ['a "b"; +1', `"a ""b""; '+1"`],
    ['1-1; 2=2', `"1-1; 2=2"`],
  ])('never lets %j be a formula where another delimiter is expected', (text, line) => {
    expect(csvLine([text])).toBe(`${line}\r\n`);
  });

  const nasty = fc.string({
    unit: fc.constantFrom(...'=+-@|;\t\r\n ,x1', '＝', '\u200b', 'é', '😀'),
    maxLength: 12,
  });

  it('produces no formula, whatever the texts and the delimiter', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 3 }), (values) => {
        const line = csvLine(values);
        const [row = []] = parse(line) as string[][];
        const split = [';', '\t', '|'].flatMap((delimiter) => cellsOf(line, delimiter));
        for (const cell of [...row, ...split]) expect(cell).not.toMatch(formula);
      }),
    );
  });

  it('returns every text when read as CSV', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (values) => {
        const [row] = parse(csvLine(values), { relaxColumnCount: true }) as string[][];
        const read = row?.map((cell) => cell.replaceAll("'", ''));
        expect(read).toEqual(values.map((value) => value.replaceAll("'", '')));
      }),
    );
  });
});
