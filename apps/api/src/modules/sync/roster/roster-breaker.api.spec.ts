import { Lease } from '../../../database/lease.entity';
import { sqlTime } from '../../../database/engine';
import { SyncAdministration } from '../administration/sync-administration';
import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncWorld, type WireTenant } from '../testing';
import { dieAt } from '../testing/mortal';
import { rosterOfGraph, rosterOfMirror, startMirror, type Roster } from '../testing/read-roster';
import { useVirtualTime, type VirtualTime } from '../testing/virtual-time';

const day = 24 * 3_600_000;
const past = new Date('2020-01-01T00:00:00.000Z');
const future = new Date('2100-01-01T00:00:00.000Z');

describe('the mass-change breaker of a roster (SYNC-8, S-20)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let time: VirtualTime;
  let before: Roster;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=560,schools=40,classes=60'] },
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
    before = await mirror();
  });

  const path = () => `/tenants/${tenant.id}`;
  const mirror = () => rosterOfMirror(world.dataSource, tenant.id);
  const tick = async () => {
    time.advance(1_000);
    return world.tick(tenant.id, Date.now() + 10 * 365 * day);
  };

  /** The stopped resources and their runs. */
  async function stopped(): Promise<Record<string, string>> {
    const rows = await world.dataSource
      .getRepository(DataSyncRecord)
      .findBy({ tenantId: tenant.id, phase: 'decision' });
    return Object.fromEntries(rows.map(({ query, runId }) => [query, runId ?? '']));
  }

  /** Makes these classes due, and no others. */
  async function makeDue(classIds: readonly string[]): Promise<void> {
    const set = 'UPDATE roster_classes SET people_due_at = ?';
    await world.dataSource.query(set, [sqlTime(future)]);
    for (const id of classIds)
      await world.dataSource.query(`${set} WHERE id = ?`, [sqlTime(past), id]);
  }

  /** Has Graph answer lists with nothing in them. */
  const emptyLists = (lists: string) =>
    world.control('POST', '/faults', {
      match: { path: lists, batchPart: true },
      status: 200,
      body: { value: [] },
    });
  const peopleOf = (ids: readonly string[], lists = 'members|teachers') =>
    `/education/classes/(${ids.join('|')})/(${lists})`;

  async function decide(choice: 'goOn' | 'discard', query: string): Promise<void> {
    const { [query]: runId = '' } = await stopped();
    await world.api.app.get(SyncAdministration, { strict: false })[choice](tenant.id, runId);
  }

  /** Takes people out of their classes. */
  async function remove(enrollments: readonly string[]): Promise<void> {
    const parts = enrollments.map((text) => text.split(' '));
    const changes = parts.map(([classId, userId, role]) => ({ classId, userId, remove: role }));
    await world.control('POST', `${path()}/memberships/changes`, changes);
  }

  const classIds = () => Object.keys(before.classes);

  it.each([
    ['people', 'users'],
    ['classes', 'classes'],
    ['schools', 'schools'],
  ] as const)('stops before half of the %s go', async (kind, route) => {
    const ids = Object.keys(before[kind]);
    const half = ids.slice(0, Math.ceil(ids.length / 2));
    const many = half.map((id) => ({ id, remove: 'changed' }));
    await world.control('POST', `${path()}/${route}/changes`, many);
    time.advance(day);
    expect(await tick()).toEqual({ state: 'decision' });
    expect(Object.keys((await mirror())[kind])).toEqual(ids);
    expect(Object.keys(await stopped())).toContain(kind);
  });

  it.each(['members|teachers', 'members', 'teachers'])(
    'stops when the %s of all classes come back empty',
    async (lists) => {
      time.advance(7 * day);
      await emptyLists(peopleOf(classIds(), lists));
      expect(await tick()).toEqual({ state: 'decision' });
      const { enrollments } = await mirror();
      expect(enrollments).toEqual(expect.arrayContaining(before.enrollments));
      expect(Object.keys(await stopped())).toEqual(['enrollments']);
    },
  );

  it('stops when many people leave classes that keep others', async () => {
    const students = before.enrollments.filter((text) => text.endsWith(' student'));
    const second = students.filter((text, at) => students[at - 1]?.startsWith(text.slice(0, 36)));
    expect(second.length).toBeGreaterThan(before.enrollments.length / 10);
    await remove(second);
    expect(await tick()).toEqual({ state: 'decision' });
    expect((await mirror()).enrollments).toEqual(before.enrollments);
  });

  it.each(['users|classes', 'users', 'classes'])(
    'stops when the %s of all schools come back empty',
    async (lists) => {
      time.advance(day);
      await emptyLists(`/education/schools/[^/]+/(${lists})`);
      expect(await tick()).toEqual({ state: 'decision' });
      expect((await mirror()).atSchools).toEqual(before.atSchools);
      expect(Object.keys(await stopped())).toEqual(['school-lists']);
    },
  );

  describe('for classes that are empty all at once, few as their people are', () => {
    const emptied = () => classIds().slice(0, 5);

    it.each([
      [5, 5, 'decision'],
      [5, 49, 'decision'],
      [5, 50, 'done'],
      [4, 4, 'done'],
    ])('ends a round with %i of %i classes emptied as %s', async (few, due, state) => {
      await makeDue(classIds().slice(0, due));
      await emptyLists(peopleOf(classIds().slice(0, few)));
      expect(await tick()).toEqual({ state });
    });

    it.each([
      [49, 'decision'],
      [50, 'done'],
    ])('counts %i classes across processes that die', async (due, state) => {
      await makeDue(classIds().slice(0, due));
      await emptyLists(peopleOf(emptied()));
      const { dataSource } = world;
      for (let statement = 20; statement <= 120; statement += 20) {
        await dieAt(dataSource, statement, tick);
        await dataSource
          .getRepository(Lease)
          .update({ name: `sync:${tenant.id}` }, { holder: null });
      }
      expect(Object.keys((await mirror()).classes)).toEqual(classIds());
      expect(await tick()).toEqual({ state });
    });

    it('lets them go when the administrator says so', async () => {
      await remove(before.enrollments.filter((text) => emptied().includes(text.slice(0, 36))));
      expect(await tick()).toEqual({ state: 'decision' });
      expect(await mirror()).toEqual(before);
      await decide('goOn', 'enrollments');
      expect(await tick()).toEqual({ state: 'done' });
      const { enrollments } = await mirror();
      expect(enrollments).toEqual((await rosterOfGraph(world, tenant.id)).enrollments);
      expect(enrollments.length).toBeLessThan(before.enrollments.length);
    });

    it('keeps them when the administrator discards the round, and reads them again in a week', async () => {
      await makeDue(emptied());
      await emptyLists(peopleOf(emptied()));
      expect(await tick()).toEqual({ state: 'decision' });
      await decide('discard', 'enrollments');
      expect(await tick()).toEqual({ state: 'done' });
      expect(await mirror()).toEqual(before);
      await world.control('DELETE', '/faults');
      time.advance(7 * day);
      expect(await tick()).toEqual({ state: 'done' });
      expect(await mirror()).toEqual(before);
      expect(await stopped()).toEqual({});
    });
  });
});
