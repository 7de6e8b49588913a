import fc from 'fast-check';
import { clockAt } from '../../../clock/testing/clock-at';
import { GraphUnavailable } from '../../graph';
import { mostAttempts, planFailure } from './failure-plan';

const now = new Date('2026-03-08T07:30:00.456Z');
const clock = clockAt(() => now.getTime());

describe('the plan after a failure (SYNC-4)', () => {
  it('names a time that both databases can store, whatever pause was requested', () => {
    const asked = fc.oneof(
      fc.double(),
      fc.constantFrom(NaN, Infinity, -Infinity, -1, 0, 1e15, Number.MAX_VALUE),
    );
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: mostAttempts }), (seconds, failures) => {
        const { notBefore } = planFailure(new GraphUnavailable(seconds), failures, clock);
        const wait = notBefore!.getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});
