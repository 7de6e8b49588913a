import fc from 'fast-check';
import { repairJson, parseJson, toSqlJson } from './parse-json';
import { fitText, toWellFormed } from './well-formed';

/** Any UTF-16 units, and whole characters made of several. */
const hostile = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '한', '\u0000', '\\', '\\ud83d', '"', 'a', '👍🏽'),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

const isWhole = (text: string) => /^\P{Cs}*$/u.test(text) && !text.includes('\0');

describe('text from outside', () => {
  it('has no half characters and no NUL, and is otherwise unchanged', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = toWellFormed(text);
        expect(isWhole(made)).toBe(true);
        expect(made.length).toBe(text.length);
        if (isWhole(text)) expect(made).toBe(text);
      }),
    );
  });

  it('is cut at a whole character, as late as possible', () => {
    const whole = fc.array(fc.constantFrom('👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', '👍🏽', 'a', '한', '😀'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(whole, fc.integer({ min: 12, max: 90 }), (parts, length) => {
        let expected = '';
        for (const part of parts) {
          if (expected.length + part.length > length) break;
          expected += part;
        }
        expect(fitText(parts.join(''), length)).toBe(expected);
      }),
    );
  });

  it('is never longer than allowed, and never malformed, whatever it is', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 50 }), (text, length) => {
        const made = fitText(text, length);
        expect(made.length).toBeLessThanOrEqual(length);
        expect(isWhole(made)).toBe(true);
        if (text.length <= length) expect(made).toBe(toWellFormed(text));
      }),
    );
    expect(fitText(`${'x'.repeat(254)}😀`, 255)).toBe('x'.repeat(254));
    expect(fitText(`a${'\u0301'.repeat(300)}`, 255).length).toBe(255);
  });

  it('cuts a text of millions as fast as a short one', () => {
    const began = performance.now();
    fitText('👩‍👩‍👧‍👦'.repeat(1_000_000), 255);
    fitText('\u0301'.repeat(5_000_000), 255);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it("is well-formed in JSON's values, and in its names too", () => {
    fc.assert(
      fc.property(hostile, hostile, (name, text) => {
        const read = parseJson(JSON.stringify({ [`_${name}`]: [text] }));
        expect(read).toEqual({ [`_${toWellFormed(name)}`]: [toWellFormed(text)] });
        expect(JSON.parse(toSqlJson([text]))).toEqual([toWellFormed(text)]);
      }),
    );
  });

  it('keeps escaped pairs, in either case, and lookalikes', () => {
    expect(parseJson('"\\uD83D\\uDE00 \\ud83d\\ude00"')).toBe('😀 😀');
    expect(parseJson('"\\\\ud83d \\\\\\ud83d"')).toBe('\\ud83d \\\uFFFD');
    expect(parseJson('"\\ud83d\\ud83d\\ude00\\u0000"')).toBe('\uFFFD😀\uFFFD');
    expect(repairJson('"\\uDE00"').length).toBe('"\\uDE00"'.length);
  });
});
