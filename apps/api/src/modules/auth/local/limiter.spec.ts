import { ServiceUnavailable } from '../../../http';
import { Limiter } from './limiter';

describe('Limiter', () => {
  it('runs no more than its limit at a time, and everything in the end (S-10)', async () => {
    const limiter = new Limiter(2, 10);
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

  it('rejects work while the line is full, then carries on (S-10)', async () => {
    const limiter = new Limiter(1, 2);
    let finish: () => void = () => undefined;
    const first = limiter.run(() => new Promise<void>((resolve) => (finish = resolve)));
    const others = [1, 2].map((n) => limiter.run(() => Promise.resolve(n)));
    await expect(limiter.run(() => Promise.resolve(3))).rejects.toThrow(ServiceUnavailable);
    finish();
    await first;
    expect(await Promise.all(others)).toEqual([1, 2]);
    expect(await limiter.run(() => Promise.resolve(4))).toBe(4);
  });
});
