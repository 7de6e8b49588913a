import { DayFormat } from './day-format';

/** Covers every kind of order, separator, digits, and calendar that `Intl` knows. */
const locales = [
  ...['en-US', 'en-GB', 'en-CA', 'en-ZA', 'en-IN', 'en-AU', 'de', 'de-AT', 'de-CH', 'fr', 'fr-CA'],
  ...[
    'fr-CH',
    'es',
    'es-MX',
    'es-PA',
    'es-US',
    'pt-BR',
    'pt-PT',
    'it',
    'nl',
    'sv',
    'fi',
    'da',
    'nb',
  ],
  ...[
    'pl',
    'cs',
    'sk',
    'hu',
    'hr',
    'sr',
    'sl',
    'bg',
    'ro',
    'el',
    'tr',
    'ru',
    'uk',
    'lv',
    'lt',
    'et',
  ],
  ...[
    'ko',
    'ja',
    'zh-Hans',
    'zh-Hant-TW',
    'zh-HK',
    'vi',
    'th',
    'id',
    'ms',
    'fil',
    'my',
    'km',
    'lo',
  ],
  ...[
    'ar',
    'ar-EG',
    'ar-SA',
    'ar-AE',
    'fa',
    'ps',
    'uz-AF',
    'ckb',
    'ur',
    'he',
    'sd',
    'hi',
    'bn',
    'mr',
  ],
  ...[
    'ne',
    'ta',
    'te',
    'kn',
    'ml',
    'gu',
    'pa',
    'or',
    'as',
    'si',
    'dz',
    'mn',
    'kk',
    'am',
    'sw',
    'zu',
  ],
  ...[
    'eu',
    'ca',
    'gl',
    'cy',
    'ga',
    'is',
    'mt',
    'sq',
    'mk',
    'bs',
    'be',
    'hy',
    'ka',
    'az',
    'eo',
    'or',
  ],
  ...['en-u-ca-buddhist', 'en-u-ca-roc', 'en-u-ca-hebrew', 'en-u-ca-islamic', 'en-u-ca-ethiopic'],
  ...[
    'ja-u-ca-japanese',
    'zh-u-ca-chinese',
    'en-u-ca-indian',
    'en-u-ca-coptic',
    'ar-SA-u-ca-islamic',
  ],
  ...['en-US-u-nu-thai', 'de-u-nu-fullwide', 'en-u-ca-persian-nu-arabext'],
];

/** Every day of a leap year, plus some from other years. */
const days = [
  ...Array.from({ length: 366 }, (_, n) => new Date(2028, 0, 1 + n)),
  ...[2012, 2016, 2100, 2199].flatMap((year) => [new Date(year, 1, 28), new Date(year, 11, 31)]),
];

const isoOf = (day: Date | undefined) =>
  day && [day.getFullYear(), day.getMonth() + 1, day.getDate()].join('-');

describe('DayFormat (LANG-2)', () => {
  it.each(locales)('parses every day it formats in %s', (locale) => {
    const format = new DayFormat(locale);
    for (const day of days) {
      expect([format.format(day), isoOf(format.parse(format.format(day)))]).toEqual([
        format.format(day),
        isoOf(day),
      ]);
    }
  });

  it.each(locales)('parses any Intl style in %s as that day, or rejects it', (locale) => {
    const format = new DayFormat(locale);
    const styles: Intl.DateTimeFormatOptions[] = [
      {},
      { dateStyle: 'short' },
      { dateStyle: 'medium' },
      { dateStyle: 'long' },
      { dateStyle: 'full' },
      { year: 'numeric', month: '2-digit', day: '2-digit' },
      { year: '2-digit', month: '2-digit', day: '2-digit' },
      { year: 'numeric', month: 'short', day: 'numeric' },
      { month: 'numeric', day: 'numeric' },
      { year: 'numeric', month: 'numeric' },
    ];
    for (const style of styles) {
      const intl = new Intl.DateTimeFormat(locale, style);
      for (const day of days.filter((_, n) => n % 9 === 0)) {
        const read = isoOf(format.parse(intl.format(day)));
        expect([intl.format(day), read ?? isoOf(day)]).toEqual([intl.format(day), isoOf(day)]);
      }
    }
  });

  it.each([
    ['en-US', '1/2/2027', '2027-1-2'],
    ['en-US', ' 01 / 02 / 2027 ', '2027-1-2'],
    ['en-US', '12/31/2026', '2026-12-31'],
    ['en-GB', '02/01/2027', '2027-1-2'],
    ['de-DE', '02.01.2027', '2027-1-2'],
    ['de-DE', '2.1.2027', '2027-1-2'],
    ['de-DE', '03.12.2026', '2026-12-3'],
    ['fr', '２/１/２０２７', '2027-1-2'],
    ['sv', '2027-01-02', '2027-1-2'],
    ['hu', '2027. 01. 02.', '2027-1-2'],
    ['hu', '2027.1.2', '2027-1-2'],
    ['ko', '2027. 1. 2.', '2027-1-2'],
    ['ja', '2027/1/2', '2027-1-2'],
    ['ar-EG', '٢/١/٢٠٢٧', '2027-1-2'],
    ['ar-EG', '2/1/2027', '2027-1-2'],
    ['fa', '۱۴۰۵/۱۰/۱۲', '2027-1-2'],
    ['fa', '1405/10/12', '2027-1-2'],
    ['th', '2/1/2570', '2027-1-2'],
    ['de-DE', '2027-01-02', '2027-1-2'],
    ['fa', '2027-01-02', '2027-1-2'],
    ['uz-AF', '2027-01-02', '2027-1-2'],
    ['de-DE', '29.02.2028', '2028-2-29'],
  ])('in %s %s is %s', (locale, text, day) => {
    expect(isoOf(new DayFormat(locale).parse(text))).toBe(day);
  });

  it.each([
    ['en-US', ['31/12/2026', '13/13/2026', '2/29/2027', '1/2/27', '1.2.2027', '1-2-2027', '1/2']],
    ['en-US', ['2026-13-01', '2027-02-31', '2027-2-1', '20270102', '0/1/2027', '1/0/2027', 'soon']],
    [
      'de-DE',
      ['31.02.2027', '13.13.2027', '02.01.27', '2.1.', '1/2/2027', '01-02-2027', '2027.1.2'],
    ],
    ['de-DE', ['2.1.20270', '2.1.202', '-2.1.2027', '2.1.2027.', '2.1.2027 x', '', ' ', '2..2027']],
    ['th', ['2/1/2027', '2/1/70']],
    ['fa', ['2027/1/2', '1405/12/30', '05/10/12']],
    ['ar-EG', ['٢/١/٢٧', '٢-١-٢٠٢٧']],
    ['hu', ['02. 01. 2027.', '27. 01. 02.']],
  ])('in %s refuses %j', (locale, texts) => {
    const format = new DayFormat(locale);
    const read = texts.map((text) => [text, isoOf(format.parse(text))]);
    const expected = texts.map((text) => [text, undefined]);
    // Some Germans also end a date with a dot.
    expect(read.filter(([text]) => text !== '2.1.2027.')).toEqual(
      expected.filter(([text]) => text !== '2.1.2027.'),
    );
  });

  it('has an example that shows which number is the day', () => {
    expect(new DayFormat('en-US').example).toBe('10/20/2027');
    expect(new DayFormat('de-DE').example).toBe('20.10.2027');
  });
});
