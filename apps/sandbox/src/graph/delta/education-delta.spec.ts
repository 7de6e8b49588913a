import { toClass } from '../../tenant/patches/class-patch';
import { toSchool } from '../../tenant/patches/school-patch';
import { schemaProblems } from '../testing/graph-schema';
import { TestGraph, type TestBody, type TestCaller } from '../testing/test-graph';
import { nextOf, startRound, type DeltaRound } from './testing/delta-reader';

type Row = Record<string, unknown>;

const collections = [
  ['users', 'educationUser'],
  ['schools', 'educationSchool'],
  ['classes', 'educationClass'],
] as const;

let graph: TestGraph;
let app: TestCaller;

beforeEach(async () => {
  graph = await new TestGraph().listen();
  app = graph.asApp();
});
afterEach(() => graph.close());

const read = (url: string, headers?: Record<string, string>): Promise<DeltaRound> =>
  startRound(app, url, headers);
const idsOf = (rows: readonly Row[]) => rows.map((row) => row['id']);

async function refusal(url: string, caller = app): Promise<readonly [number, string]> {
  const { status, body } = await caller.get(url);
  return [status, body.error?.code];
}

describe.each(collections)('GET /education/%s/delta (BOX-3)', (name, type) => {
  const path = `/education/${name}/delta`;

  it('reports everything once, as the listing has it', async () => {
    graph.deltaBehavior.change({ pageSize: 7 });
    const listed = await app.get(`/education/${name}?$top=999`);
    const round = await read(path);
    expect(idsOf(round.rows)).toEqual(idsOf(listed.body.value));
    expect(round.pages).toBe(Math.ceil(round.rows.length / 7));
    const [row = {}] = round.rows;
    const set = Object.entries(listed.body.value[0]!).filter(([, value]) => value !== null);
    expect(row).toEqual(Object.fromEntries(set));
  });

  it('has the context and the shape that Graph has', async () => {
    const { body } = await app.get(path);
    expect(body['@odata.context']).toBe(`${graph.root}/$metadata#Collection(${type})`);
    expect(schemaProblems(`deltaOf.${type}`, body)).toEqual([]);
  });

  it('returns only what is selected', async () => {
    const { body } = await app.get(`${path}?$select=DisplayName`);
    expect(Object.keys(body.value[0]!).sort()).toEqual(['displayName', 'id']);
  });

  it('starts from now with $deltatoken=latest, and stays empty as long as nothing happens', async () => {
    const round = await read(`${path}?$deltatoken=latest`);
    expect(round).toMatchObject({ pages: 1, rows: [] });
    expect((await read(round.link)).rows).toEqual([]);
  });

  it.each([
    ['$top=5', 400],
    ['$orderby=displayName', 400],
    ['$expand=schools', 400],
    ["$filter=id eq 'a'", 400],
    ['$select=nothing', 400],
    ['$select=schools', 400],
    ['$skip=1', 400],
    ['$skiptoken=made-up', 400],
    ['$deltatoken=made.up', 400],
  ])('refuses %s with %i', async (options, status) => {
    expect((await refusal(`${path}?${options}`))[0]).toBe(status);
  });

  it('needs EduRoster.ReadBasic, or EduRoster.ReadBasic.All for the app itself', async () => {
    const statusFor = async (caller: TestCaller) => (await caller.get(path)).status;
    expect(await statusFor(graph.as('EMarsh', ['EduRoster.ReadBasic']))).toBe(200);
    expect(await statusFor(graph.as('EMarsh', ['User.Read.All']))).toBe(403);
    expect(await statusFor(graph.asApp(['EduRoster.ReadBasic.All']))).toBe(200);
    expect(await statusFor(graph.asApp(['EduRoster.Read.All']))).toBe(200);
    expect(await statusFor(graph.asApp(['User.Read.All', 'Directory.Read.All']))).toBe(403);
  });

  it('works in a $batch', async () => {
    const requests = [{ id: '1', method: 'GET', url: path }];
    const { body } = await app.send('POST', '/$batch', { body: { requests } });
    const [part] = body['responses'] as { status: number; body: TestBody }[];
    expect(part?.status).toBe(200);
    expect((await read(String(part?.body['@odata.deltaLink']))).rows).toEqual([]);
  });

  describe('tokens', () => {
    async function links(): Promise<readonly [delta: string, next: string]> {
      const { link } = await read(path);
      graph.deltaBehavior.change({ pageSize: 1 });
      return [link, nextOf((await app.get(path)).body)];
    }

    it('are valid only for their own collection, tenant and kind', async () => {
      const given = await links();
      const others = ['/users/delta', ...collections.map(([other]) => `/education/${other}/delta`)];
      for (const link of given) {
        for (const other of others.filter((one) => one !== path)) {
          expect(await refusal(link.replace(path, other))).toEqual([400, 'Request_BadRequest']);
        }
        const elsewhere = graph.inTenant('fabrikam.example');
        expect(await refusal(link, elsewhere)).toEqual([400, 'Request_BadRequest']);
        expect((await app.get(link)).status).toBe(200);
      }
      const [delta, next] = given;
      expect((await refusal(delta.replace('$deltatoken', '$skiptoken')))[0]).toBe(400);
      expect((await refusal(next.replace('$skiptoken', '$deltatoken')))[0]).toBe(400);
      const ofUsers = await read('/users/delta?$select=mail');
      expect(await refusal(ofUsers.link.replace('/users/delta', path))).toEqual([
        400,
        'Request_BadRequest',
      ]);
    });

    it('last seven days', async () => {
      const given = await links();
      graph.now = new Date(graph.now.getTime() + 7 * 24 * 3_600_000);
      for (const link of given) expect((await app.get(link)).status).toBe(200);
      graph.now = new Date(graph.now.getTime() + 1);
      for (const link of given) {
        expect(await refusal(link)).toEqual([400, 'Request_UnsupportedQuery']);
      }
    });

    it.each([
      ['resyncRequired', 410, 'resyncRequired'],
      ['syncStateNotFound', 410, 'syncStateNotFound'],
      ['tooOld', 400, 'Request_UnsupportedQuery'],
    ] as const)('can be ended with %s', async (signal, status, code) => {
      const given = await links();
      graph.deltaBehavior.expire(signal);
      for (const link of given) expect(await refusal(link)).toEqual([status, code]);
      const { headers } = await app.get(given[0]);
      if (status === 410) {
        const location = String(headers.get('location'));
        expect(location).toBe(`${graph.root}${path}?$deltatoken=`);
        expect((await read(location)).rows.length).toBeGreaterThan(0);
      }
    });
  });
});

describe('later rounds of /education/schools/delta', () => {
  let round: DeltaRound;
  let id: string;

  beforeEach(async () => {
    round = await read('/education/schools/delta');
    id = graph.tenant.schools.ids[0]!;
  });

  it('have schools that were changed or added, in full', async () => {
    graph.tenant.schools.patch(id, { displayName: 'Hill School', phone: null });
    graph.tenant.schools.add(toSchool('new', { externalId: 'N1', displayName: 'New School' }));
    const { rows } = await read(round.link);
    expect(rows).toMatchObject([
      { id, displayName: 'Hill School', externalSource: 'sis', address: expect.any(Object) },
      { id: 'new', displayName: 'New School', externalId: 'N1' },
    ]);
    expect(rows[1]).not.toHaveProperty('phone');
    const minimal = await read(round.link, { Prefer: 'return=minimal' });
    expect(minimal.rows[0]).toEqual({ id, displayName: 'Hill School', phone: null });
    expect(schemaProblems('deltaOf.educationSchool', { value: rows })).toEqual([]);
  });

  it('have null for what was cleared, and ignore what is not selected', async () => {
    const selected = await read('/education/schools/delta?$select=lowestGrade');
    graph.tenant.schools.patch(id, { principalName: 'Ada Cole' });
    expect((await read(selected.link)).rows).toEqual([]);
    graph.tenant.schools.patch(id, { lowestGrade: null });
    expect((await read(selected.link)).rows).toEqual([{ id, lowestGrade: null }]);
  });

  it('report removed schools with their reason, and restored ones in full', async () => {
    graph.tenant.schools.remove(id, 'changed');
    const removed = await read(round.link);
    expect(removed.rows).toEqual([{ id, '@removed': { reason: 'changed' } }]);
    expect((await read('/education/schools/delta')).rows).toContainEqual(removed.rows[0]);
    graph.tenant.schools.bringBack(id);
    expect((await read(removed.link)).rows).toMatchObject([{ id, externalSource: 'sis' }]);
    graph.tenant.schools.remove(id, 'deleted');
    expect((await read(round.link)).rows).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
    expect(idsOf((await read('/education/schools/delta')).rows)).not.toContain(id);
  });

  it('report a reset, which takes away what was added', async () => {
    graph.tenant.schools.patch(id, { displayName: 'Hill School' });
    graph.tenant.schools.add(toSchool('new', { externalId: 'N1', displayName: 'New School' }));
    const second = await read(round.link);
    const { displayName } = graph.tenant.schools.original(id)!;
    graph.directory.reset();
    expect((await read(second.link)).rows).toMatchObject([
      { id, displayName },
      { id: 'new', '@removed': { reason: 'deleted' } },
    ]);
  });
});

describe('later rounds of /education/classes/delta', () => {
  let round: DeltaRound;
  let id: string;

  beforeEach(async () => {
    round = await read('/education/classes/delta');
    id = graph.classNamed('Chemistry 1').id;
  });

  it('have changed and added classes', async () => {
    const { classes, schools } = graph.tenant;
    classes.patch(id, { displayName: 'Alchemy', course: { description: 'Gold' }, term: null });
    const given = { externalId: 'X 1', schoolId: schools.ids[0]!, displayName: 'New' };
    classes.add(toClass('new', given));
    const { rows } = await read(round.link);
    expect(rows).toMatchObject([
      { id, displayName: 'Alchemy', externalName: 'Alchemy', description: 'Gold', term: null },
      { id: 'new', displayName: 'New', classCode: 'X 1', mailNickname: 'Section_X1' },
    ]);
    expect(schemaProblems('deltaOf.educationClass', { value: rows })).toEqual([]);
  });

  it.each([['nobody'], ['a teacher']])(
    'have an added class with %s in it, which has everything else a class has',
    async (who) => {
      const { classes, schools } = graph.tenant;
      const newId = 'c0ffee00-0000-4000-8000-000000000001';
      const given = { externalId: 'X1', schoolId: schools.ids[0]!, displayName: 'New' };
      classes.add(toClass(newId, given));
      const userId = graph.person('TReyes').id;
      if (who === 'a teacher') {
        for (const list of ['members', 'owners'] as const) {
          graph.tenant.setMembership(list, { classId: newId, userId }, true);
        }
      }
      expect((await read(round.link)).rows).toMatchObject([{ id: newId, displayName: 'New' }]);
      const all = graph.asApp([
        ...['EduRoster.Read.All', 'Member.Read.Hidden', 'GroupMember.Read.All'],
        ...['EduAssignments.Read.All', 'Files.Read.All', 'Group-Conversation.Read.All'],
      ]);
      const paths = ['', '/members', '/conversations'].map((one) => `/groups/${newId}${one}`);
      const ofClass = ['/schools', '/group', '/assignments'];
      for (const path of [...paths, ...ofClass.map((one) => `/education/classes/${newId}${one}`)]) {
        expect([path, (await all.get(path)).status]).toEqual([path, 200]);
      }
      expect([200, 404]).toContain((await all.get(`/groups/${newId}/drive/root/children`)).status);
    },
  );

  it.each(['members', 'owners'] as const)(
    'have the class, once, when its %s change, whatever is selected',
    async (list) => {
      const narrow = await read('/education/classes/delta?$select=grade');
      const membership = { classId: id, userId: graph.person('TReyes').id };
      graph.tenant.setMembership(list, membership, true);
      const { displayName } = graph.tenant.classes.find(id)!;
      expect((await read(round.link)).rows).toMatchObject([{ id, displayName }]);
      const after = await read(narrow.link);
      expect(idsOf(after.rows)).toEqual([id]);
      graph.tenant.setMembership(list, membership, false);
      expect(idsOf((await read(after.link)).rows)).toEqual([id]);
      expect(idsOf((await read(round.link)).rows)).toEqual([id]);
    },
  );

  it('have the classes of people who were removed or restored', async () => {
    const noor = graph.person('NHaddad').id;
    const own = graph.tenant.classes.ofMember(noor).map((item) => item.id);
    graph.tenant.removeUser(noor, 'changed');
    const removed = await read(round.link);
    expect(idsOf(removed.rows)).toEqual(own);
    const members = await app.get(`/education/classes/${id}/members?$select=id`);
    expect(idsOf(members.body.value)).not.toContain(noor);
    graph.tenant.restoreUser(noor);
    const restored = await read(removed.link);
    expect(idsOf(restored.rows)).toEqual(own);
    const again = await app.get(`/education/classes/${id}/members?$select=id`);
    expect(idsOf(again.body.value)).toContain(noor);
    graph.tenant.removeUser(noor, 'changed');
    const gone = await read(restored.link);
    graph.tenant.removeUser(noor, 'deleted');
    expect((await read(gone.link)).rows).toEqual([]);
    graph.directory.reset();
    expect(idsOf((await read(gone.link)).rows)).toEqual(own);
  });

  it('never mention a deleted class, which is gone everywhere else', async () => {
    const noor = graph.person('NHaddad').id;
    const places = [
      `/education/users/${noor}/classes`,
      `/education/schools/${graph.classNamed('Chemistry 1').schoolId}/classes`,
      '/education/classes',
    ];
    const listed = async () =>
      Promise.all(
        places.map(async (place) => {
          const { body } = await app.get(`${place}?$top=999`);
          return idsOf(body.value).includes(id);
        }),
      );
    expect(await listed()).toEqual([true, true, true]);
    graph.tenant.classes.remove(id, 'changed');
    expect((await read(round.link)).rows).toEqual([]);
    expect(idsOf((await read('/education/classes/delta')).rows)).not.toContain(id);
    expect(await listed()).toEqual([false, false, false]);
    const all = graph.asApp(['GroupMember.Read.All', 'EduRoster.Read.All', 'Member.Read.Hidden']);
    for (const path of [`/education/classes/${id}`, `/groups/${id}`, `/groups/${id}/members`]) {
      expect((await all.get(path)).status).toBe(404);
    }
    graph.tenant.classes.bringBack(id);
    expect((await read(round.link)).rows).toMatchObject([{ id, displayName: 'Chemistry 1' }]);
    expect(await listed()).toEqual([true, true, true]);
  });

  it('mention a move to another school only if asked to', async () => {
    const { classes, schools } = graph.tenant;
    const from = classes.find(id)!.schoolId;
    const to = 'new';
    schools.add(toSchool(to, { externalId: 'N1', displayName: 'New School' }));
    classes.patch(id, { schoolId: to });
    const of = async (schoolId: string) =>
      idsOf((await app.get(`/education/schools/${schoolId}/classes?$top=999`)).body.value);
    expect([(await of(from)).includes(id), await of(to)]).toEqual([false, [id]]);
    const own = await app.get(`/education/classes/${id}/schools`);
    expect(idsOf(own.body.value)).toEqual([to]);
    expect((await read(round.link)).rows).toEqual([]);
    graph.deltaBehavior.change({ schoolChanges: true });
    expect(idsOf((await read(round.link)).rows)).toEqual([id]);
    schools.remove(to, 'changed');
    expect((await app.get(`/education/classes/${id}/schools`)).body.value).toEqual([]);
  });
});

describe('later rounds of /education/users/delta', () => {
  let round: DeltaRound;
  let ofDirectory: DeltaRound;
  let noor: string;

  beforeEach(async () => {
    round = await read('/education/users/delta');
    ofDirectory = await read('/users/delta');
    noor = graph.person('NHaddad').id;
  });

  it("have changed people, also where only the roster's properties changed", async () => {
    graph.tenant.patchUser(noor, { student: { grade: '12' }, middleName: 'Lea' });
    const { rows } = await read(round.link);
    expect(rows).toMatchObject([
      { id: noor, middleName: 'Lea', student: { grade: '12', externalId: expect.any(String) } },
    ]);
    expect(schemaProblems('deltaOf.educationUser', { value: rows })).toEqual([]);
    expect((await read(ofDirectory.link)).rows).toEqual([]);
  });

  it('have people whose role changed', async () => {
    const roles = await read('/education/users/delta?$select=primaryRole');
    graph.tenant.patchUser(noor, { roles: ['Teacher'] });
    expect((await read(roles.link)).rows).toEqual([{ id: noor, primaryRole: 'teacher' }]);
    graph.tenant.patchUser(noor, { roles: [] });
    expect((await read(roles.link)).rows).toEqual([{ id: noor, primaryRole: 'none' }]);
    graph.tenant.patchUser(noor, { jobTitle: 'Prefect' });
    expect((await read((await read(round.link)).link)).rows).toEqual([]);
  });

  it('report removed people with their reason, and restored ones in full', async () => {
    graph.tenant.removeUser(noor, 'changed');
    const removed = await read(round.link);
    expect(removed.rows).toEqual([{ id: noor, '@removed': { reason: 'changed' } }]);
    graph.tenant.restoreUser(noor);
    expect((await read(removed.link)).rows).toMatchObject([{ id: noor, primaryRole: 'student' }]);
    graph.tenant.removeUser(noor, 'deleted');
    expect((await read(round.link)).rows).toEqual([
      { id: noor, '@removed': { reason: 'deleted' } },
    ]);
  });

  it('mention a change of schools only if asked to', async () => {
    const { schools } = graph.tenant;
    const [from] = schools.ofUser(noor);
    schools.add(toSchool('new', { externalId: 'N1', displayName: 'New School' }));
    expect(graph.tenant.setSchoolsOf(noor, ['new'])).toBe(true);
    expect(graph.tenant.setSchoolsOf(noor, ['new'])).toBe(false);
    const own = await app.get(`/education/users/${noor}/schools`);
    expect(idsOf(own.body.value)).toEqual(['new']);
    const usersOf = async (schoolId: string) =>
      idsOf((await app.get(`/education/schools/${schoolId}/users?$top=999`)).body.value);
    expect(await usersOf('new')).toEqual([noor]);
    expect(await usersOf(from!.id)).not.toContain(noor);
    expect((await read(round.link)).rows).toEqual([]);
    graph.deltaBehavior.change({ schoolChanges: true });
    expect(idsOf((await read(round.link)).rows)).toEqual([noor]);
    expect((await read(ofDirectory.link)).rows).toEqual([]);
    graph.directory.reset();
    expect(idsOf((await read(round.link)).rows)).toEqual([noor]);
    expect(schools.ofUser(noor)).toEqual([from]);
  });

  it('leave out what EduRoster.ReadBasic does not show, and changes to it', async () => {
    const basic = graph.asApp(['EduRoster.ReadBasic.All']);
    const first = await startRound(basic, '/education/users/delta');
    const row = first.rows.find((one) => one['id'] === noor)!;
    expect(row).toMatchObject({ displayName: expect.any(String), primaryRole: 'student' });
    expect(row).not.toHaveProperty('student');
    expect(row).not.toHaveProperty('userPrincipalName');
    graph.tenant.patchUser(noor, { student: { grade: '12' } });
    expect((await startRound(basic, first.link)).rows).toEqual([]);
  });
});

describe('replication effects', () => {
  it('apply to all collections', async () => {
    const { tenant } = graph;
    const [schoolId, otherSchool] = tenant.schools.ids;
    const classId = graph.classNamed('Chemistry 1').id;
    tenant.schools.patch(schoolId!, { phone: '+1 425 555 0123' });
    const schools = await read('/education/schools/delta');
    const classes = await read('/education/classes/delta');
    const loaded = tenant.classes.find(classId)!.displayName;
    tenant.classes.patch(classId, { displayName: 'Alchemy' });
    if (otherSchool) tenant.schools.patch(otherSchool, { phone: '+1 425 555 0124' });
    graph.deltaBehavior.change({ repeat: 1, stale: true, replay: 5 });
    const twice = await read(classes.link);
    expect(twice.rowsByPage).toMatchObject([
      [{ id: classId, displayName: loaded }],
      [{ id: classId, displayName: 'Alchemy' }],
    ]);
    expect(idsOf((await read(schools.link)).rows)).toContain(schoolId);
    graph.deltaBehavior.change({ repeat: 0, pageSize: 5, emptyEvery: 2, shuffle: true });
    const round = await read('/education/classes/delta');
    expect(round.rowsByPage[1]).toEqual([]);
    expect([...idsOf(round.rows)].sort()).toEqual([...tenant.classes.ids].sort());
    expect(idsOf(round.rows)).not.toEqual(tenant.classes.ids);
  });

  it('lose no change made partway through a round', async () => {
    graph.deltaBehavior.change({ pageSize: 5 });
    const [seen, unseen] = [graph.tenant.classes.ids[1]!, graph.tenant.classes.ids[8]!];
    const page = await app.get('/education/classes/delta?$select=displayName');
    graph.tenant.classes.patch(seen, { displayName: 'Changed after' });
    graph.tenant.classes.patch(unseen, { displayName: 'Changed before' });
    const rest = await read(nextOf(page.body));
    expect(rest.rows).toContainEqual({ id: unseen, displayName: 'Changed before' });
    expect((await read(rest.link)).rows).toContainEqual({ id: seen, displayName: 'Changed after' });
  });
});
