import { randomUUID } from 'node:crypto';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { FormerMirrorRepository } from './former-mirror.repository';
import { MirrorTable } from './mirror-table';
import { RosterEnrollment } from './roster-enrollment.entity';

describe('what is left of a mirror that was turned off (MIRROR-1)', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  const enrollment = (tenantId: string, seq: number): RosterEnrollment => ({
    tenantId,
    id: randomUUID(),
    seq,
    changedSeq: seq,
    changedAt: new Date('2026-03-08T07:30:00.456Z'),
    removedAt: null,
    syncRound: 0,
    classId: randomUUID(),
    personId: randomUUID(),
    role: 'student',
  });

  it('goes at most 2,000 rows at a time, and only the tenant’s', async () => {
    const { manager } = test.dataSource;
    const [tenantId, otherId] = [randomUUID(), randomUUID()];
    const rows = Array.from({ length: 4_500 }, (_, seq) => enrollment(tenantId, seq));
    await new MirrorTable(manager, RosterEnrollment).put([...rows, enrollment(otherId, 0)]);
    const former = new FormerMirrorRepository();
    const counts: number[] = [];
    let isMore = true;
    while (isMore) {
      isMore = await former.removeSome(manager, tenantId);
      counts.push(await manager.countBy(RosterEnrollment, { tenantId }));
    }
    expect(counts).toEqual([2_500, 500, 0]);
    expect(await manager.countBy(RosterEnrollment, { tenantId: otherId })).toBe(1);
  });
});
