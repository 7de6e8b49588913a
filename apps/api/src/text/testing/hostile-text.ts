import fc from 'fast-check';

const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'B', ' ', 'é', 'ß', 'İ', '한', '\u200b', '\u202e') },
  { weight: 2, arbitrary: fc.constantFrom('😀', '👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '👍🏽') },
  { weight: 2, arbitrary: fc.constantFrom('\ud83d', '\ude00', '\udfff\ud800', '\u0000') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\ufffe', '\uffff', '\ufeff', '\u2028', '\\ud83d', '"', "'", '\x1b'),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n)) },
);

const short = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

/** Text as no one should send it: half characters, NUL, what engines treat by their own rules, and cut characters. */
export const hostileText = fc.oneof(
  short,
  fc
    .tuple(fc.constantFrom(63, 64, 127, 254, 255, 319, 320, 1023, 1024, 70_000), short, short)
    .map(([length, head, tail]) => `${head}${'x'.repeat(length - head.length)}😀${tail}`),
);

/** Whether every character is whole and none is NUL. */
export const isWhole = (text: string) => /^\P{Cs}*$/u.test(text) && !text.includes('\0');
