import { JoinedCalls } from './joined-calls';

describe('JoinedCalls', () => {
  it('makes one call for concurrent requests with the same key, and another one afterwards', async () => {
    const calls = new JoinedCalls<number>();
    let count = 0;
    const call = () => Promise.resolve(++count);
    const together = [calls.join('a', call), calls.join('a', call), calls.join('b', call)];
    await expect(Promise.all(together)).resolves.toEqual([1, 1, 2]);
    await expect(calls.join('a', call)).resolves.toBe(3);
  });

  it("shares a failure too, but doesn't remember it", async () => {
    const calls = new JoinedCalls<number>();
    const fail = () => Promise.reject<number>(new Error('no'));
    const together = [calls.join('a', fail), calls.join('a', () => Promise.resolve(1))];
    await expect(Promise.allSettled(together)).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    await expect(calls.join('a', () => Promise.resolve(2))).resolves.toBe(2);
  });
});
