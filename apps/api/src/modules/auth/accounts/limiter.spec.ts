import { Limiter } from './limiter';

describe('a limiter', () => {
  it('runs no more than its limit at a time, and all in the end (S-10)', async () => {
    const limiter = new Limiter(2);
    let running = 0;
    let most = 0;
    const work = Array.from({ length: 10 }, (_, n) =>
      limiter.run(async () => {
        most = Math.max(most, ++running);
        await Promise.resolve();
        running--;
        if (n === 3) throw new Error('one fails');
        return n;
      }),
    );
    const results = await Promise.allSettled(work);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    expect([most, running]).toEqual([2, 0]);
  });
});
