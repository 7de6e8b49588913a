import { TimeFormat } from './time-format';

const locales = [
  ...[
    'en-US',
    'en-GB',
    'en-CA',
    'en-AU',
    'en-IN',
    'de',
    'fr',
    'fr-CA',
    'es',
    'es-MX',
    'es-US',
    'sv',
  ],
  ...[
    'fi',
    'da',
    'hu',
    'bg',
    'ko',
    'ja',
    'zh-Hans',
    'zh-Hant-TW',
    'zh-HK',
    'ar',
    'ar-EG',
    'fa',
    'th',
  ],
  ...[
    'hi',
    'bn',
    'mr',
    'my',
    'vi',
    'am',
    'ckb',
    'sd',
    'sw',
    'ur',
    'ta',
    'te',
    'pa',
    'el',
    'sq',
    'dz',
  ],
  ...['en-US-u-hc-h23', 'de-u-hc-h12', 'ja-u-hc-h11', 'en-u-hc-h24', 'ko-u-hc-h23', 'zh-u-hc-h12'],
];

const times = Array.from({ length: 24 * 12 }, (_, n) => new Date(2000, 0, 1, 0, n * 5));
const minuteOf = (time: Date | undefined) => time && time.getHours() * 60 + time.getMinutes();

describe('TimeFormat (LANG-2)', () => {
  it.each(locales)('parses Intl’s format in %s as that time, or rejects it', (locale) => {
    const format = new TimeFormat(locale);
    const styles: Intl.DateTimeFormatOptions[] = [
      { hour: 'numeric', minute: '2-digit' },
      { hour: '2-digit', minute: '2-digit' },
      { timeStyle: 'short' },
      { hour: 'numeric', minute: '2-digit', hour12: true },
      { hour: 'numeric', minute: '2-digit', hour12: false },
      { hour: 'numeric', minute: '2-digit', dayPeriod: 'short' },
      { timeStyle: 'medium' },
    ];
    for (const style of styles) {
      const intl = new Intl.DateTimeFormat(locale, style);
      for (const time of times) {
        const read = minuteOf(format.parse(intl.format(time)));
        expect([intl.format(time), read ?? minuteOf(time)]).toEqual([
          intl.format(time),
          minuteOf(time),
        ]);
      }
    }
  });

  it.each(locales)('parses every time it formats in %s', (locale) => {
    const format = new TimeFormat(locale);
    for (const time of times) {
      const text = format.format(time);
      expect([text, minuteOf(format.parse(text))]).toEqual([text, minuteOf(time)]);
    }
  });

  it.each([
    ['en-US', '11:59 PM', 23, 59],
    ['en-US', '11:59pm', 23, 59],
    ['en-US', '12:05 a.m.', 0, 5],
    ['en-US', '12:00 PM', 12, 0],
    ['en-US', '17:30', 17, 30],
    ['en-US', '0:30', 0, 30],
    ['de-DE', '17:30', 17, 30],
    ['de-DE', '5:00', 5, 0],
    ['de-DE', '5:00 PM', 17, 0],
    ['fi', '17.30', 17, 30],
    ['fr-CA', '17 h 30', 17, 30],
    ['fr-CA', '17:30', 17, 30],
    ['ko', 'PM 11:59', 23, 59],
    ['ar-EG', '١١:٥٩ م', 23, 59],
    ['es-MX', '11:59 p. m.', 23, 59],
  ])('in %s %s is %i:%i', (...row) => {
    const [locale, text, hour, minute] = row;
    const format = new TimeFormat(locale);
    expect(minuteOf(format.parse(text))).toBe(hour * 60 + minute);
  });

  it.each([
    [
      'en-US',
      ['5:00', '11:59', '12:00', '13:00 PM', '0:30 AM', '5 PM', '24:00', '5:60 PM', '5:00 XM'],
    ],
    ['de-DE', ['24:00', '5', '17:5', '17.30.00', '530', 'soon', '', '0:30 PM']],
  ])('in %s refuses %j', (locale, texts) => {
    const format = new TimeFormat(locale);
    expect(texts.map((text) => [text, format.parse(text)])).toEqual(
      texts.map((text) => [text, undefined]),
    );
  });
});
