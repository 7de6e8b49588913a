import * as fc from 'fast-check';
import { Patience } from './patience';

const second = 1000;

describe("patience with a body's sender", () => {
  /** @returns seconds until it is used up, or Infinity after a day */
  function endOf(patience: Patience, bytesInSecond: (second: number) => number): number {
    for (let at = 1; at <= 86_400; at++) if (!patience.wait(second, bytesInSecond(at))) return at;
    return Number.POSITIVE_INFINITY;
  }

  it('ends after a silence of its length', () => {
    expect(endOf(new Patience(10 * second, 8_000), () => 0)).toBe(10);
  });

  it('lasts as long as the sender keeps up the rate', () => {
    expect(endOf(new Patience(10 * second, 8_000), () => 8_000)).toBe(Number.POSITIVE_INFINITY);
    const inBursts = (at: number) => (at % 5 === 0 ? 40_000 : 0);
    expect(endOf(new Patience(10 * second, 8_000), inBursts)).toBe(Number.POSITIVE_INFINITY);
  });

  it("can't be saved up", () => {
    expect(endOf(new Patience(10 * second, 8_000), (at) => (at === 1 ? 1e9 : 0))).toBe(11);
  });

  it('ends for a sender below the rate, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7_000 }), { minLength: 1 }), (pattern) => {
        const drip = (at: number) => pattern[at % pattern.length]!;
        expect(endOf(new Patience(10 * second, 8_000), drip)).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('can be extended once', () => {
    const patience = new Patience(10 * second, 8_000);
    patience.grow(30 * second);
    patience.grow(30 * second);
    expect(endOf(patience, () => 0)).toBe(30);
  });
});
