import { csvLine } from './csv';

describe('csvLine', () => {
  it('quotes what would break a line apart, and ends it', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', null, 7, ' x'])).toBe(
      '"a,b","say ""x""","two\nlines",,7," x"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =cmd|x', '|x'])(
    'never lets %j be a formula (S-16)',
    (text) => {
      expect(csvLine([text])).toMatch(/^"?'/);
    },
  );
});
