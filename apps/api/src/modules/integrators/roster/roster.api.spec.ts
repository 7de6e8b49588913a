import type { Enrollment, Problem, RosterPageOf, RosterPerson } from '@app/contracts';
import { TestProgram, type ProgramAnswer } from '../../auth/testing';
import { SyncWorld, type WireTenant } from '../../sync/testing';
import { rosterOfGraph, startMirror, type Roster } from '../../sync/testing/read-roster';

interface Row {
  id: string;
  changedAt: string;
  removedAt?: string;
}

/** Does what our documentation tells a program to do, and knows nothing else of us. */
class Consumer {
  readonly known = { classes: new Map(), people: new Map(), enrollments: new Map() } as Record<
    string,
    Map<string, Row>
  >;
  private readonly since: Record<string, string> = {};

  constructor(
    private readonly program: TestProgram,
    private readonly token: string,
    private readonly limit = 37,
  ) {}

  /** Reads a list to its end by `Link`. @param between is called after each page */
  async read(kind: string, between?: () => Promise<unknown>) {
    const since = this.since[kind];
    const query = new URLSearchParams({
      limit: String(this.limit),
      ...(since !== undefined && { changedSince: since }),
    });
    let path: string | undefined = `/api/v1/${kind}?${query}`;
    while (path !== undefined) {
      const answer: ProgramAnswer<RosterPageOf<Row>> = await this.program.get(path, this.token);
      const { status, body, headers } = answer;
      if (status !== 200) throw new Error(JSON.stringify(body));
      this.take(kind, body.value);
      if (since !== undefined || this.since[kind] === undefined)
        this.since[kind] = body.changedSince;
      path = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      await between?.();
    }
  }

  private take(kind: string, rows: readonly Row[]): void {
    for (const row of rows) {
      if (row.removedAt === undefined) this.known[kind]?.set(row.id, row);
      else this.known[kind]?.delete(row.id);
    }
  }

  get enrollments(): string[] {
    const all = [...this.known['enrollments']!.values()] as (Row & Enrollment)[];
    return all.map(({ classId, personId, role }) => `${classId} ${personId} ${role}`).sort();
  }

  ids(kind: string): string[] {
    return [...this.known[kind]!.keys()].sort();
  }
}

describe('the roster for programs (API-1, API-3)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let program: TestProgram;
  let token: string;
  let graph: Roster;
  let isUntouched = false;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'tenants=2,users=300,schools=4,classes=30'] },
    });
    await world.standAlone();
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());
  // Filling takes seconds, so only what a spec has changed is filled again.
  beforeEach(async () => {
    if (isUntouched) return;
    isUntouched = true;
    await world.reset();
    await world.link(tenant, []);
    await startMirror(world, tenant.id);
    await world.sync(tenant.id);
    graph = await rosterOfGraph(world, tenant.id);
    program = await TestProgram.create(world.api, tenant.id, { scopes: ['roster.readonly'] });
    token = await program.token();
  });

  const get = <T>(path: string) => program.get<T>(`/api/v1/${path}`, token);
  const control = (method: string, path: string, body: object) => {
    isUntouched = false;
    return world.control(method, `/tenants/${tenant.id}/${path}`, body);
  };
  const change = (changes: object[]) => control('POST', 'memberships/changes', changes);
  const sync = () => world.sync(tenant.id);

  /** A change of some memberships, different ones each time. */
  function shuffle(turn: number): object[] {
    const people = Object.keys(graph.people);
    const classes = Object.keys(graph.classes);
    return Array.from({ length: 5 }, (_, nth) => ({
      classId: classes[(turn * 7 + nth * 3) % classes.length],
      userId: people[(turn * 31 + nth * 11) % people.length],
      ...(nth % 2 ? { remove: 'student' } : { add: 'student' }),
    }));
  }

  it('is read to the last enrollment while memberships change, and followed by its changes', async () => {
    const consumer = new Consumer(program, token);
    let turn = 0;
    const disturb = async () => {
      if (turn >= 6) return;
      await change(shuffle(turn++));
      await sync();
    };
    for (const kind of ['classes', 'people', 'enrollments']) await consumer.read(kind, disturb);
    expect(turn).toBe(6);
    for (const kind of ['classes', 'people', 'enrollments']) await consumer.read(kind);
    graph = await rosterOfGraph(world, tenant.id);
    expect(consumer.enrollments).toEqual(graph.enrollments);
    expect(consumer.ids('people')).toEqual(Object.keys(graph.people).sort());
    expect(consumer.ids('classes')).toEqual(Object.keys(graph.classes).sort());
    const again = new Consumer(program, token, 1000);
    for (const kind of ['classes', 'people', 'enrollments']) await again.read(kind);
    expect(again.known).toEqual(consumer.known);
  });

  it('tells what a change includes, and nothing else', async () => {
    const { body: before } = await get<RosterPageOf<RosterPerson>>('people');
    const [first] = before.value;
    await control('PATCH', `users/${first?.id}`, {
      displayName: 'Ada Byron',
    });
    await sync();
    const since = encodeURIComponent(before.changedSince);
    const { body } = await get<RosterPageOf<RosterPerson>>(`people?changedSince=${since}`);
    const changed = body.value.filter(({ changedAt }) => changedAt > before.changedSince);
    expect(changed.map(({ id, displayName }) => [id, displayName])).toEqual([
      [first?.id, 'Ada Byron'],
    ]);
  });

  it('shows one person with schools, student and teacher facts, also after they have gone', async () => {
    const { body: list } = await get<RosterPageOf<RosterPerson>>('people?role=student&limit=1');
    const [student] = list.value;
    const one = await get<RosterPerson>(`people/${student?.id.toUpperCase()}`);
    expect(one.body).toEqual(student);
    expect(student).toMatchObject({ primaryRole: 'student', enabled: true });
    expect(student?.schoolIds.map((id) => `${id} ${student.id}`)).toEqual(
      graph.atSchools.filter((text) => text.endsWith(` ${student?.id}`)),
    );
    await control('POST', 'users/changes', [{ id: student?.id, remove: 'changed' }]);
    await sync();
    const { body: gone } = await get<RosterPerson>(`people/${student?.id}`);
    expect(gone.removedAt).toBe(gone.changedAt);
    const { body: all } = await get<RosterPageOf<RosterPerson>>('people?limit=1000');
    expect(all.value.map(({ id }) => id)).not.toContain(student?.id);
  });

  it('is narrowed by school, class, person and role', async () => {
    const [classId] = Object.keys(graph.classes);
    const ofClass = graph.enrollments.filter((text) => text.startsWith(classId!));
    const { body: people } = await get<RosterPageOf<RosterPerson>>(
      `people?classId=${classId}&role=teacher&limit=1000`,
    );
    const teachers = ofClass.filter((text) => text.endsWith('teacher'));
    expect(people.value.map(({ id }) => `${classId} ${id} teacher`).sort()).toEqual(teachers);
    const { body: rows } = await get<RosterPageOf<Enrollment>>(
      `enrollments?classId=${classId}&limit=1000`,
    );
    expect(rows.value).toHaveLength(ofClass.length);
  });

  it('is answered with 304 as long as nothing changed, without reading a row', async () => {
    const path = '/api/v1/enrollments?limit=10';
    const ask = async (tag?: string) => {
      const headers = { authorization: `Bearer ${token}`, ...(tag && { 'if-none-match': tag }) };
      const answer = await fetch(new URL(path, world.api.url), { headers });
      return { status: answer.status, tag: answer.headers.get('etag')!, text: await answer.text() };
    };
    const first = await ask();
    expect(first.tag).toMatch(/^"[\w-]{22}"$/);
    const statements = await world.statements(async () => {
      expect(await ask(first.tag)).toEqual({ status: 304, tag: first.tag, text: '' });
    });
    expect(statements.filter((sql) => /roster_enrollments/.test(sql))).toEqual([]);
    await change(shuffle(1));
    await sync();
    expect((await ask(first.tag)).status).toBe(200);
  });

  it('costs at most three statements a page, and one for a known program', async () => {
    await get('people?limit=1');
    const statements = await world.statements(() => get('people?limit=1000'));
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  it('is that of the program’s own tenant, whatever it asks for (S-17)', async () => {
    const other = await world.tenant(1);
    await world.link(other, []);
    isUntouched = false;
    await startMirror(world, other.id);
    await world.sync(other.id);
    const { body } = await get<RosterPageOf<Row>>(`people?limit=1000`);
    const foreign = new Set(other.users.map(({ id }) => id));
    expect(body.value.filter(({ id }) => foreign.has(id))).toEqual([]);
    const [someone] = foreign;
    expect((await get(`people/${someone}`)).status).toBe(404);
    const { body: none } = await get<RosterPageOf<Row>>(`enrollments?personId=${someone}`);
    expect(none.value).toEqual([]);
  });

  it.each([
    'people?limit=0',
    'people?limit=1001',
    'people?limit=1&limit=2',
    'people?cursor=x',
    'people?changedSince=yesterday',
    'people?role=admin',
    'people?schoolId=1',
    'people?unknown=1',
    'people?tenantId=00000000-0000-4000-8000-000000000000',
    'people?changedSince=9999-99-99T00:00:00Z',
  ])('refuses %s', async (path) => {
    const { status, body } = await get<Problem>(path);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
  });

  it('refuses a cursor of another list, and keeps one while rows change', async () => {
    const { body } = await get<RosterPageOf<Row>>('people?limit=5');
    const cursor = encodeURIComponent(body.nextCursor!);
    expect((await get(`classes?limit=5&cursor=${cursor}`)).status).toBe(422);
    expect((await get(`people?limit=5&role=student&cursor=${cursor}`)).status).toBe(422);
    expect((await get(`people?limit=5&cursor=${cursor}`)).status).toBe(200);
  });

  it('accepts a + that became a blank on its way', async () => {
    expect((await get('people?changedSince=2026-01-01T00:00:00+02:00')).status).toBe(200);
  });

  it('says so where there is no copy of the roster', async () => {
    const other = await world.tenant(1);
    await world.link(other, []);
    const stranger = await TestProgram.create(world.api, other.id);
    const { status, body } = await stranger.get('/api/v1/people');
    expect([status, body.code]).toEqual([409, 'roster_not_ready']);
  });
});
