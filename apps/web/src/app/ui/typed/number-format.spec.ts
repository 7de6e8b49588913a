import { NumberFormat } from './number-format';

const locales = [
  'en-US',
  'de-DE',
  'de-CH',
  'fr',
  'fr-CH',
  'es',
  'sv',
  'pt-BR',
  'pl',
  'ar-EG',
  'ar',
  'fa',
  'hi',
  'bn',
  'th-u-nu-thai',
  'my',
  'ne',
];
const numbers = [0, 0.5, 1, 18, 18.5, 87.5, 100, 999.999, 1000, 1234.5, 9999.75, 10_000];

describe('NumberFormat (LANG-2)', () => {
  it.each(locales)('parses what it formats in %s', (locale) => {
    const format = new NumberFormat(locale);
    expect(numbers.map((one) => format.parse(format.format(one)))).toEqual(numbers);
  });

  it.each(locales)('parses Intl’s format in %s as that number, or rejects it', (locale) => {
    const format = new NumberFormat(locale);
    for (const useGrouping of [true, false, 'always'] as const) {
      const intl = new Intl.NumberFormat(locale, { useGrouping, maximumFractionDigits: 3 });
      for (const one of numbers) {
        const read = format.parse(intl.format(one));
        expect([intl.format(one), read ?? one]).toEqual([intl.format(one), one]);
      }
    }
  });

  it.each([
    ['de-DE', '87,5', 87.5],
    ['de-DE', '87.5', 87.5],
    ['de-DE', '87,500', 87.5],
    ['en-US', '87.5', 87.5],
    ['en-US', '87,5', 87.5],
    ['en-US', ' ８７.５ ', 87.5],
    ['ar-EG', '٨٧٫٥', 87.5],
    ['en-US', '0.125', 0.125],
  ])('in %s %s is %d', (locale, text, number) => {
    expect(new NumberFormat(locale).parse(text)).toBe(number);
  });

  it.each([
    ['de-DE', ['1.000', '1.234,5', '1 000', '-1', '+1', '1e3', '1,', ',5', 'x', '', '0x10', '1/2']],
    ['en-US', ['1,000', '1,234.5', '1’000', 'Infinity', 'NaN', '1..5', '1,5,5', '½x']],
  ])('in %s refuses %j', (locale, texts) => {
    const format = new NumberFormat(locale);
    expect(texts.map((text) => [text, format.parse(text)])).toEqual(
      texts.map((text) => [text, undefined]),
    );
  });
});
