import type { DataSource } from 'typeorm';
import { clockAt } from '../../../clock/testing/clock-at';
import { MirrorCounts } from './mirror-counts';
import { RosterMirror } from './roster-mirror.entity';

const mirror = (lastSeq: number) =>
  Object.assign(new RosterMirror(), { tenantId: 't1', startedAt: new Date(0), lastSeq });

describe('the counts of a mirror (ADM-7)', () => {
  let now = 0;
  let asked = 0;
  let takes = 0;
  let counts: MirrorCounts;

  beforeEach(() => {
    [now, asked] = [1_000_000, 0];
    const query = () => {
      asked += 1;
      now += takes;
      return Promise.resolve([{ schools: 1, people: '2', classes: 3, enrollments: '4' }]);
    };
    counts = new MirrorCounts(
      { query } as unknown as DataSource,
      clockAt(() => now),
    );
  });

  it('are read again when something has changed, once for all who look', async () => {
    takes = 5;
    const [first] = await Promise.all([counts.of(mirror(1)), counts.of(mirror(1))]);
    expect(first).toEqual({ schools: 1, people: 2, classes: 3, enrollments: 4 });
    expect(asked).toBe(1);
    await counts.of(mirror(2));
    expect(asked).toBe(2);
  });

  it('are kept for a while if they took long', async () => {
    takes = 3_000;
    await counts.of(mirror(1));
    now += 170_000;
    await counts.of(mirror(2));
    expect(asked).toBe(1);
    now += 20_000;
    await counts.of(mirror(2));
    expect(asked).toBe(2);
  });
});
