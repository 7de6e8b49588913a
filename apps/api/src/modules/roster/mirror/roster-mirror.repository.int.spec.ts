import { randomUUID } from 'node:crypto';
import { clockAt } from '../../../clock/testing/clock-at';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { RosterMirrorRepository } from './roster-mirror.repository';

describe('the numbers and times of a mirror (MIRROR-1)', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  it('grow with each change, even when the clock stands still or goes back', async () => {
    const { dataSource } = test;
    const tenantId = randomUUID();
    const times = [
      '2026-03-08T07:30:00.456Z',
      '2026-03-08T07:30:00.456Z',
      '2026-03-08T07:29:00.000Z',
    ];
    const revisions = [];
    for (const [nth, time] of times.entries()) {
      const mirrors = new RosterMirrorRepository(
        dataSource,
        clockAt(() => Date.parse(time)),
      );
      await mirrors.start(tenantId, 'Pat Rivera');
      revisions.push(await mirrors.revise(dataSource.manager, tenantId, nth * 10));
    }
    expect(revisions).toEqual([
      { changedSeq: 1, changedAt: new Date('2026-03-08T07:30:00.456Z') },
      { changedSeq: 12, changedAt: new Date('2026-03-08T07:30:00.457Z') },
      { changedSeq: 33, changedAt: new Date('2026-03-08T07:30:00.458Z') },
    ]);
  });
});
