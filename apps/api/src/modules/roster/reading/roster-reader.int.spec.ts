import { randomUUID } from 'node:crypto';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { RosterNotReady } from './roster-not-ready';
import { WrittenRoster } from './testing/written-roster';

describe('the roster of a tenant (MIRROR-1)', () => {
  let test: TestDataSource;

  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  it('is not ready while the mirror is off, or not full yet', async () => {
    const written = new WrittenRoster(test.dataSource);
    const state = async () => {
      const opened = await written.open().catch((error: unknown) => error);
      return opened instanceof RosterNotReady ? [opened.reason, opened.status] : 'ready';
    };
    expect(await state()).toEqual(['off', 409]);
    await written.mirrors.start(written.tenantId, 'Pat Rivera');
    expect(await state()).toEqual(['filling', 503]);
    await written.mirrors.markFilled(written.tenantId);
    expect(await state()).toBe('ready');
  });

  it('is as old as the last reading that left nothing out', async () => {
    const written = await WrittenRoster.start(test.dataSource);
    expect((await written.open()).asOf).toEqual(new Date('2026-03-08T07:30:00.456Z'));
    await written.mirrors.markRead(written.tenantId, new Date('2026-03-09T10:42:00.007Z'));
    expect((await written.open()).asOf).toEqual(new Date('2026-03-09T10:42:00.007Z'));
  });

  it('has rows with times and flags, without what only the sync needs', async () => {
    const written = await WrittenRoster.start(test.dataSource);
    const id = randomUUID();
    await written.write('people', [{ id, displayName: 'Þórður 🌱', isEnabled: false }], true);
    const at = new Date('2026-03-08T07:30:00.456Z');
    const row = await (await written.open()).find('people', id.toUpperCase());
    expect(row).toEqual({
      tenantId: written.tenantId,
      id,
      seq: 1,
      changedSeq: 2,
      changedAt: at,
      removedAt: at,
      displayName: 'Þórður 🌱',
      givenName: null,
      surname: null,
      userPrincipalName: null,
      mail: null,
      primaryRole: 'student',
      isEnabled: false,
      grade: null,
      studentNumber: null,
      studentExternalId: null,
      teacherNumber: null,
      teacherExternalId: null,
    });
    await written.write('people', [{ id, isEnabled: null }]);
    const later = await (await written.open()).find('people', id);
    expect([later?.isEnabled, later?.removedAt]).toEqual([null, null]);
  });

  it('is never that of another tenant', async () => {
    const [one, other] = [
      await WrittenRoster.start(test.dataSource),
      await WrittenRoster.start(test.dataSource),
    ];
    await one.write('people', [{ id: 'p' }]);
    await one.write('enrollments', [{ id: 'e', classId: 'c', personId: 'p' }]);
    await one.place('s', { people: ['p'], classes: ['c'] });
    await other.write('people', [{ id: 'q' }]);
    const roster = await other.open();
    const found = [
      await roster.find('people', 'p'),
      (await roster.page('people', { classId: 'c' }, { limit: 9 })).rows.length,
      (await roster.page('people', { schoolId: 's' }, { limit: 9 })).rows.length,
      (await roster.page('enrollments', { personId: 'p' }, { limit: 9 })).rows.length,
      await roster.schoolsOf('people', ['p', 'q']),
      await roster.count('people', {}),
    ];
    expect(found).toEqual([undefined, 0, 0, 0, new Map([['p', []], ['q', []]]), 1]); // prettier-ignore
    expect(await (await one.open()).schoolsOf('people', ['P'])).toEqual(new Map([['p', ['s']]]));
  });

  it('counts once for each revision', async () => {
    const written = await WrittenRoster.start(test.dataSource);
    await written.write('classes', [{ id: 'a' }]);
    expect(await (await written.open()).count('classes', {})).toBe(1);
    await written.write('classes', [{ id: 'b' }]);
    const roster = await written.open();
    expect(await roster.count('classes', {})).toBe(2);
    await test.dataSource.query('DELETE FROM roster_classes WHERE tenant_id = ?', [
      written.tenantId,
    ]);
    expect(await roster.count('classes', {})).toBe(2);
    expect(await roster.count('classes', { withRemoved: true })).toBe(0);
  });

  it('refuses cursors of other lists, of a mirror that was emptied, and made up ones', async () => {
    const written = await WrittenRoster.start(test.dataSource);
    await written.write('people', [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const roster = await written.open();
    const { nextCursor } = await roster.page('people', {}, { limit: 1 });
    const cursor = nextCursor ?? '';
    const refused = { code: 'validation_failed' };
    const read = (query: object, text: string) =>
      roster.page('people', query, { limit: 1, cursor: text });
    expect((await read({}, cursor)).rows.map(({ id }) => id)).toEqual(['b']);
    await expect(read({ role: 'student' }, cursor)).rejects.toMatchObject(refused);
    await expect(read({ withRemoved: true }, cursor)).rejects.toMatchObject(refused);
    await expect(read({ changedSince: new Date(0) }, cursor)).rejects.toMatchObject(refused);
    await expect(roster.page('classes', {}, { limit: 1, cursor })).rejects.toMatchObject(refused);
    const [hash] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string];
    for (const made of [
      [hash, '1'],
      [hash, null],
      [hash, 1e300],
      [hash, 1.5],
      [hash, 1, 'a', 2],
      hash,
      {},
    ])
      await expect(
        read({}, Buffer.from(JSON.stringify(made)).toString('base64url')),
      ).rejects.toMatchObject(refused);
    for (const made of ['', '%', 'a'.repeat(500)])
      await expect(read({}, made)).rejects.toMatchObject(refused);
  });
});
