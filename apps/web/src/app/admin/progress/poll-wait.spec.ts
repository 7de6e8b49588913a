import { pollWait } from './poll-wait';

describe('ADM-5, ADM-7: the polling interval', () => {
  it('stays short while there is progress', () => {
    expect(pollWait(undefined, false)).toBe(1000);
    expect(pollWait(9000, true)).toBe(1000);
  });

  it('grows while nothing changes, up to 15 s', () => {
    const waits = [1000];
    for (let time = 0; time < 10; time += 1) waits.push(pollWait(waits.at(-1), false));
    expect(waits.slice(0, 4)).toEqual([1000, 1500, 2250, 3375]);
    expect(waits.at(-1)).toBe(15_000);
  });
});
