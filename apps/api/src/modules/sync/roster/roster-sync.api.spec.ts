import {
  RosterClass,
  RosterEnrollment,
  RosterMirror,
  RosterPerson,
  RosterSchool,
  type MirroredRow,
} from '../../roster';
import { RosterPurge } from '../schedule/roster-purge.schedule';
import { SyncWorld, type WireTenant } from '../testing';
import { rosterOfGraph, rosterOfMirror, startMirror, type Roster } from '../testing/read-roster';
import { useVirtualTime, type VirtualTime } from '../testing/virtual-time';

const day = 24 * 3_600_000;

describe('the mirror of a roster (MIRROR-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let time: VirtualTime;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=400,schools=45,classes=60'] },
    });
    await world.standAlone();
    time = useVirtualTime(world.api.app, world.sandbox.url);
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  });

  const path = () => `/tenants/${tenant.id}`;
  const mirror = () => rosterOfMirror(world.dataSource, tenant.id);
  const graph = () => rosterOfGraph(world, tenant.id);
  const tick = async () => {
    time.advance(1_000);
    return world.tick(tenant.id, Date.now() + 10 * 365 * day);
  };

  async function rowsOf(entity: new () => MirroredRow): Promise<Map<string, MirroredRow>> {
    const { tenantId } = { tenantId: tenant.id };
    const rows = await world.dataSource.getRepository(entity).findBy({ tenantId });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The ids of rows of all kinds whose change time has moved since. */
  async function movedBy(work: () => Promise<unknown>): Promise<string[]> {
    const kinds = [RosterSchool, RosterPerson, RosterClass, RosterEnrollment];
    const before = await Promise.all(kinds.map(rowsOf));
    await work();
    const after = await Promise.all(kinds.map(rowsOf));
    return after.flatMap((rows, kind) =>
      [...rows.values()]
        .filter(({ id, changedSeq }) => before[kind]?.get(id)?.changedSeq !== changedSeq)
        .map(({ id }) => id),
    );
  }

  const first = (entries: Record<string, unknown>, nth = 0) => Object.keys(entries)[nth] ?? '';
  const inClass = ({ enrollments }: Roster, classId: string, role: string) =>
    enrollments
      .filter((text) => text.startsWith(classId) && text.endsWith(role))
      .map((text) => text.split(' ')[1] ?? '');

  it('is as of the last turn that left nothing to read', async () => {
    const readAt = async () =>
      (
        await world.dataSource.getRepository(RosterMirror).findOneBy({ tenantId: tenant.id })
      )?.readAt?.getTime() ?? 0;
    const before = await readAt();
    await tick();
    const after = await readAt();
    expect(after).toBeGreaterThan(before);
    const match = { path: '/v1\\.0/education/classes/delta' };
    await world.sandbox.control('POST', '/faults', { match, status: 403 });
    await tick();
    await world.sandbox.control('DELETE', '/faults');
    expect(await readAt()).toBe(after);
  });

  it('is what Graph lists after the first run, and is complete', async () => {
    const roster = await graph();
    expect(roster.enrollments.length).toBeGreaterThan(200);
    expect(roster.atSchools.length).toBeGreaterThan(300);
    expect(await mirror()).toEqual(roster);
    const { filledAt } = await world.dataSource
      .getRepository(RosterMirror)
      .findOneByOrFail({ tenantId: tenant.id });
    expect(filledAt).not.toBeNull();
  });

  it('is not written when nothing changed', async () => {
    expect(await movedBy(async () => expect(await tick()).toEqual({ state: 'done' }))).toEqual([]);
  });

  it('costs at most three requests and 16 statements more when nothing changed', async () => {
    await tick();
    await world.control('DELETE', '/requests');
    const withMirror = await world.statements(tick);
    const { value } = await world.control<{ value: { path: string }[] }>('GET', '/requests');
    expect(value.filter(({ path }) => path.includes('/education/'))).toHaveLength(3);
    const { length: without } = await (async () => {
      await world.dataSource.getRepository(RosterMirror).delete({ tenantId: tenant.id });
      return world.statements(tick);
    })();
    expect(withMirror.length - without).toBeLessThanOrEqual(16);
  });

  it('follows names, codes, roles and terms, and moves only those rows', async () => {
    const before = await graph();
    const [school, person, klass] = [
      first(before.schools),
      first(before.people, 5),
      first(before.classes, 3),
    ];
    const moved = await movedBy(async () => {
      await world.control('PATCH', `${path()}/schools/${school}`, { displayName: 'North' });
      await world.control('PATCH', `${path()}/users/${person}`, { displayName: 'Ann Other' });
      await world.control('PATCH', `${path()}/classes/${klass}`, { classCode: 'X 1' });
      await tick();
    });
    expect(moved.sort()).toEqual([school, person, klass].sort());
    expect(await mirror()).toEqual(await graph());
  });

  it('follows members and teachers as soon as the delta names their class', async () => {
    const before = await graph();
    const klass = first(before.classes);
    const [student] = inClass(before, klass, 'student');
    const other = Object.keys(before.people).find((id) => !inClass(before, klass, '').includes(id));
    await world.control('DELETE', `${path()}/classes/${klass}/students/${student}`);
    await world.control('PUT', `${path()}/classes/${klass}/teachers/${other}`);
    const moved = await movedBy(tick);
    expect(moved).toHaveLength(2);
    expect(await mirror()).toEqual(await graph());
  });

  it('keeps a tombstone of a removed person and class, with their enrollments, and revives it', async () => {
    const before = await graph();
    const [person, klass] = [first(before.people, 7), first(before.classes, 2)];
    await world.control('DELETE', `${path()}/users/${person}`);
    await world.control('DELETE', `${path()}/classes/${klass}`);
    // Removed classes show only when all of them are read again.
    time.advance(day);
    await tick();
    const gone = await mirror();
    expect(gone).toEqual(await graph());
    expect(gone.people[person]).toBeUndefined();
    const rows = await rowsOf(RosterPerson);
    expect(rows.get(person)?.removedAt).not.toBeNull();
    const { seq } = rows.get(person)!;
    await world.control('POST', `${path()}/users/${person}/restore`);
    await world.control('POST', `${path()}/classes/${klass}/restore`);
    time.advance(day);
    await tick();
    expect(await mirror()).toEqual(await graph());
    expect((await rowsOf(RosterPerson)).get(person)).toMatchObject({ seq, removedAt: null });
  });

  it('gives a person who comes back after 30 days everything again, with the same numbers', async () => {
    const before = await graph();
    const person = first(before.people, 7);
    const { seq } = (await rowsOf(RosterPerson)).get(person)!;
    await world.control('DELETE', `${path()}/users/${person}`);
    await tick();
    time.advance(31 * day);
    const { app } = world.api;
    const purged = await movedBy(() => app.get(RosterPurge, { strict: false }).purge());
    expect(purged).toEqual([]);
    expect((await rowsOf(RosterPerson)).get(person)).toMatchObject({ seq, displayName: null });
    await world.control('POST', `${path()}/users/${person}/restore`);
    await tick();
    expect(await mirror()).toEqual(await graph());
    expect((await rowsOf(RosterPerson)).get(person)).toMatchObject({ seq, removedAt: null });
  });

  it('has a restored person back in schools and classes, though the classes report nothing yet', async () => {
    const before = await graph();
    const person = first(before.people, 7);
    await world.control('DELETE', `${path()}/users/${person}`);
    await tick();
    await world.control('POST', `${path()}/users/${person}/restore`);
    const match = { path: '/education/classes/delta' };
    await world.control('POST', '/faults', { match, status: 400 });
    expect(await tick()).toEqual({ state: 'failed' });
    expect(await mirror()).toEqual(before);
  });

  it('notices a move between schools within a day', async () => {
    const before = await graph();
    const person = first(before.people, 9);
    const klass = first(before.classes, 4);
    const target = first(before.schools, 2);
    await world.control('PATCH', `${path()}/users/${person}`, { schoolIds: [target] });
    await world.control('PATCH', `${path()}/classes/${klass}`, { schoolId: target });
    time.advance(day);
    const moved = await movedBy(tick);
    expect(await mirror()).toEqual(await graph());
    expect([person, klass].every((id) => moved.includes(id))).toBe(true);
  });

  it('places people and classes that are new at once', async () => {
    const roster = await graph();
    await world.control('POST', `${path()}/classes`, {
      externalId: 'new-1',
      schoolId: first(roster.schools),
      displayName: 'Chess',
    });
    await tick();
    expect(await mirror()).toEqual(await graph());
  });
});
