import { dueWait } from './due-wait';

describe('ADM-7: waiting for the next run', () => {
  it.each([
    ['a little after it is due', 180_000, 182_000],
    ['at once when it has just begun', -1_000, 1_000],
    ['now and then while it is late', -2_000, 15_000],
    ['once an hour while it is far away', 40 * 86_400_000, 3_600_000],
  ])('%s', (_, inMilliseconds, wait) => {
    expect(dueWait(1_000_000 + inMilliseconds, 1_000_000)).toBe(wait);
  });
});
