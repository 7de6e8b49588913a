import type { ClassDetails, ClassList, MyClassList, Problem, SchoolList } from '@app/contracts';
import type { TestBrowser } from '../../testing';
import { people } from '../auth/testing';
import { AnswerCache } from '../graph';
import { GraphTransport } from '../graph/transport/graph-transport';
import { RosterMirror } from '../roster';
import { SyncWorld, type WireTenant } from './testing';
import { startMirror } from './testing/read-roster';

const unknown = '00000000-0000-4000-8000-000000000000';
const everything = { path: '/v1\\.0/' };

interface Seen {
  status: number;
  body: Record<string, unknown>;
}

describe('pages while Graph is away (EDU-9, MIRROR-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let mirror: RosterMirror;
  const browsers = new Map<string, TestBrowser>();

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--consent', 'all'] } });
    await world.standAlone();
    tenant = await world.tenant();
    for (const upn of Object.values(people)) browsers.set(upn, await world.microsoft.linked(upn));
    await startMirror(world, tenant.id);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    mirror = await mirrors().findOneByOrFail({ tenantId: tenant.id });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await mirrors().save(mirror);
    await change('roster_people', 'is_enabled = TRUE, removed_at = NULL');
    await change('roster_enrollments', 'removed_at = NULL');
    standClosed();
    forgetAnswers();
  });
  afterEach(() => world.control('DELETE', '/faults'));

  const forgetAnswers = () => world.api.app.get(AnswerCache, { strict: false }).drop(tenant.id);
  const as = (upn: string) => browsers.get(upn)!;
  const mirrors = () => world.dataSource.getRepository(RosterMirror);
  const change = (table: string, set: string, where = '') =>
    world.dataSource.query(`UPDATE ${table} SET ${set} WHERE tenant_id = ? ${where}`, [tenant.id]);

  /** As if Graph had answered last: what one test has broken doesn't concern the next. */
  function standClosed(): void {
    const transport = world.api.app.get(GraphTransport, { strict: false });
    const connections = Reflect.get(transport, 'connections') as object;
    Reflect.set(Reflect.get(connections, 'breaker') as object, 'failures', 0);
  }

  const idOf = async (upn: string) => (await world.microsoft.idsOf(upn)).objectId;

  /** From here on, as if nothing had been cached. */
  async function away(fault: object = { reset: true }): Promise<void> {
    await world.control('POST', '/faults', { match: everything, ...fault });
    forgetAnswers();
  }

  const get = async <T = ClassDetails>(upn: string, path: string) => {
    const { status, body } = await as(upn).get<T & Problem & { asOf?: string }>(`/api/v1${path}`);
    return { status, body };
  };

  const classesOf = async (upn: string) => (await get<MyClassList>(upn, '/me/classes')).body.value;

  /** Everything that a person can read of the roster, also what they may not. */
  async function readAll(upn: string, ids: { schools: string[]; classes: string[] }) {
    const seen: Record<string, Seen> = {};
    const read = async (path: string) => {
      const { status, body } = await as(upn).get<Record<string, unknown>>(`/api/v1${path}`);
      seen[path] = { status, body: status === 200 ? body : { code: body['code'] } };
    };
    await read('/schools');
    await read('/me/classes');
    for (const id of [...ids.schools, unknown]) {
      await read(`/schools/${id}`);
      for (const query of ['?mine=true', '?limit=2', '?search=a'])
        await read(`/schools/${id}/classes${query}`);
    }
    for (const id of [...ids.classes, unknown])
      for (const part of ['', '/students', '/seating']) await read(`/classes/${id}${part}`);
    return seen;
  }

  const unmarked = (seen: Record<string, Seen>) =>
    Object.fromEntries(
      Object.entries(seen).map(
        ([
          path,
          {
            status,
            body: { asOf: _, ...body },
          },
        ]) => [path, { status, body }],
      ),
    );

  it('show each person what they showed before, and refuse what they refused (S-11)', async () => {
    const { body } = await get<SchoolList>(people.teacher, '/schools');
    const schools = body.value.map(({ id }) => id);
    const classes = new Set<string>();
    for (const id of schools) {
      const list = await get<ClassList>(people.teacher, `/schools/${id}/classes?limit=100`);
      for (const one of list.body.value) classes.add(one.id);
    }
    const ids = { schools, classes: [...classes] };
    const ours = Object.values(people).filter((upn) => upn.endsWith(`@${tenant.domain}`));
    const live = new Map<string, Record<string, Seen>>();
    for (const upn of ours) live.set(upn, await readAll(upn, ids));
    await away();
    for (const upn of ours) {
      const stored = await readAll(upn, ids);
      expect(unmarked(stored)).toEqual(live.get(upn));
      const mirrored = Object.entries(stored).filter(([path]) => !path.endsWith('/seating'));
      for (const [path, { status, body: answer }] of mirrored)
        expect([path, typeof answer['asOf']]).toEqual([
          path,
          status === 200 ? 'string' : 'undefined',
        ]);
    }
  });

  it('are marked with the time as of which the mirror is, and are live again by themselves', async () => {
    const readAt = new Date('2026-03-08T10:42:00.000Z');
    await mirrors().update({ tenantId: tenant.id }, { readAt });
    await away({ status: 503 });
    const stored = await get<SchoolList>(people.teacher, '/schools');
    expect(stored.body.asOf).toBe(readAt.toISOString());
    await world.control('DELETE', '/faults');
    // The request under way first has to end its wait.
    let live = stored;
    for (let nth = 0; nth < 20 && live.body.asOf; nth++)
      live = await get<SchoolList>(people.teacher, '/schools');
    expect([live.status, live.body.asOf]).toEqual([200, undefined]);
    expect(live.body.value).toEqual(stored.body.value);
  });

  it('come in seconds when Graph hangs, then at once', async () => {
    await away({ latency: 60_000 });
    const time = async () => {
      const start = performance.now();
      const { status, body } = await get<SchoolList>(people.teacher, '/schools');
      expect([status, typeof body.asOf]).toEqual([200, 'string']);
      return performance.now() - start;
    };
    expect(await time()).toBeLessThan(5_500);
    expect(await time()).toBeLessThan(2_000);
  });

  it.each([403, 404])('keep what Graph refuses: %i', async (status) => {
    const [mine] = await classesOf(people.teacher);
    const match = { path: `/v1\\.0/education/classes/.*`, batchPart: true };
    await world.control('POST', '/faults', { match, status });
    forgetAnswers();
    expect((await get(people.teacher, `/classes/${mine?.id}`)).status).toBe(status);
  });

  it.each(['off', 'filling'])('fail as ever while the mirror is %s', async (state) => {
    if (state === 'off') await mirrors().delete({ tenantId: tenant.id });
    else await mirrors().update({ tenantId: tenant.id }, { filledAt: null });
    await away();
    const { status, body } = await get<SchoolList>(people.teacher, '/schools');
    expect([status, body.code]).toEqual([503, 'graph_unavailable']);
  });

  it.each([
    ['deactivated', 'is_enabled = FALSE'],
    ['removed', 'removed_at = changed_at'],
  ])('show nothing to someone %s', async (_state, set) => {
    const [mine] = await classesOf(people.student);
    await change('roster_people', set, `AND id = '${await idOf(people.student)}'`);
    await away();
    for (const path of ['/schools', '/me/classes', `/classes/${mine?.id}`])
      expect([path, (await get(people.student, path)).status]).toEqual([path, 503]);
  });

  it('refuse a class whose enrollment was removed, and one of another tenant', async () => {
    const [mine] = await classesOf(people.student);
    const id = await idOf(people.student);
    await change('roster_enrollments', 'removed_at = changed_at', `AND person_id = '${id}'`);
    await away();
    expect((await get(people.student, `/classes/${mine?.id}`)).status).toBe(403);
    expect((await get(people.student, `/classes/${mine?.id}/students`)).status).toBe(403);
    expect((await get(people.fabrikamTeacher, `/classes/${mine?.id}`)).status).toBe(503);
  });

  it('let nobody change anything, or read more than the roster', async () => {
    const [mine] = await classesOf(people.teacher);
    const at = `/api/v1/classes/${mine?.id}`;
    const chart = await as(people.teacher).get(`${at}/seating`);
    const other = await idOf(people.otherTeacher);
    await away();
    const ifMatch = chart.headers.get('etag') ?? '';
    const answers = [
      await as(people.teacher).request('PUT', `${at}/seating`, {
        json: { seats: [] },
        headers: { 'if-match': ifMatch },
      }),
      await as(people.teacher).request('PUT', `${at}/teachers/${other}`),
      await as(people.teacher).get(`${at}/documents`),
      await as(people.teacher).get(`${at}/conversations`),
      await as(people.teacher).get(`${at}/assignments`),
    ];
    const unavailable = answers.map(({ body }) => (body as Problem).code);
    expect(new Set(unavailable)).toEqual(new Set(['graph_unavailable']));
  });
});
