import { readIfMatch, SeatingChanged, VersionRequired, writeETag } from './seating-version';

const chart = { seats: [{ userId: 'ann', position: 1 }], rules: [] };

describe('the version of a seating chart (SEAT-2)', () => {
  it('goes out as a strong ETag and comes back as If-Match', () => {
    expect(writeETag(7, chart)).toMatch(/^"7-[\w-]{12}"$/);
    expect(readIfMatch(writeETag(7, chart))).toBe(7);
    expect(readIfMatch(` ${writeETag(0, { seats: [], rules: [] })} `)).toBe(0);
  });

  it('has a different tag for different content', () => {
    expect(writeETag(7, { ...chart, seats: [] })).not.toBe(writeETag(7, chart));
  });

  it.each([undefined, '', '  ', '*'])('is missing from If-Match: %p', (header) => {
    expect(() => readIfMatch(header)).toThrow(VersionRequired);
  });

  it.each(['7', '"7"', 'W/"7-abc"', '"x-abc"', '"-1-abc"', '"1-a", "2-b"', '"9999999999-a"'])(
    'does not match %p',
    (header) => {
      expect(() => readIfMatch(header)).toThrow(SeatingChanged);
    },
  );
});
