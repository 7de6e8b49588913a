import { TestGraph, type Answer, type Headers, type TestCaller } from '../testing/test-graph';

const eventual = { ConsistencyLevel: 'eventual' };

let graph: TestGraph;
let app: TestCaller;
beforeAll(async () => {
  graph = await new TestGraph().listen();
  app = graph.asApp();
});
afterAll(() => graph.close());

function namesOf({ body }: Answer): unknown[] {
  return body.value.map(({ displayName }) => displayName);
}

describe('$filter', () => {
  it.each([
    ["displayName eq 'elena marsh'", ['Elena Marsh']],
    ["startswith(surname,'Ha')", ['Noor Haddad', 'Tess Hartley']],
    ["startswith(givenName,'El') and department eq 'Science'", ['Elena Marsh']],
    ["surname eq 'Marsh' or surname eq 'Reyes'", ['Elena Marsh', 'Tomas Reyes']],
    ["(surname eq 'Marsh' or surname eq 'Reyes') and givenName eq 'Tomas'", ['Tomas Reyes']],
    ["surname eq 'Marsh' or surname eq 'Reyes' and givenName eq 'Elena'", ['Elena Marsh']],
    ["surname in ('Marsh', 'Dahl')", ['Elena Marsh', 'Henrik Dahl']],
    ["surname eq 'O''Hara'", []],
    ["department eq null and startswith(displayName,'Noor')", ['Noor Haddad']],
    ['accountEnabled eq false', []],
  ])('%s', async (filter, names) => {
    const answer = await app.get(`/users?$filter=${encodeURIComponent(filter)}`);
    expect(namesOf(answer)).toEqual(names);
  });

  it.each([
    ["primaryRole eq 'student'", 'Request_UnsupportedQuery', '/education/users'],
    ["officeLocation eq 'x'", 'Request_UnsupportedQuery', '/users'],
    ["contains(displayName,'x')", 'Request_UnsupportedQuery', '/users'],
    ["displayName gt 'x'", 'Request_UnsupportedQuery', '/users'],
    ["colour eq 'x'", 'BadRequest', '/users'],
    ["displayName eq 'x", 'Request_BadRequest', '/users'],
    ["displayName eq 'x' and", 'Request_BadRequest', '/users'],
    ["(displayName eq 'x'", 'Request_BadRequest', '/users'],
    ['displayName eq x', 'Request_BadRequest', '/users'],
    ['', 'Request_BadRequest', '/users'],
    [`${'('.repeat(200)}displayName eq 'x'`, 'Request_UnsupportedQuery', '/users'],
  ])('refuses %s with %s', async (filter, code, path) => {
    const { status, body } = await app.get(`${path}?$filter=${encodeURIComponent(filter)}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it.each(["displayName ne 'x'", "not startswith(displayName,'A')", "endswith(mail,'.example')"])(
    'accepts %s only as an advanced query',
    async (filter) => {
      const path = `/users?$top=5&$filter=${encodeURIComponent(filter)}`;
      expect((await app.get(path)).body.error.code).toBe('Request_UnsupportedQuery');
      expect((await app.get(path, eventual)).status).toBe(400);
      expect((await app.get(`${path}&$count=true`, eventual)).body.value).toHaveLength(5);
    },
  );
});

describe('$orderby', () => {
  it('sorts by name, either way, across pages', async () => {
    const path = '/education/classes?$select=displayName&$orderby=displayName';
    const all = namesOf(await app.get(path));
    expect(all).toEqual(
      [...all]
        .map(String)
        .sort((left, right) => left.localeCompare(right, 'en', { numeric: true })),
    );
    expect(namesOf(await app.get(`${path} desc`))).toEqual([...all].reverse());
    const first = await app.get(`${path}&$top=20`);
    const second = await app.get(String(first.body['@odata.nextLink']));
    expect([...namesOf(first), ...namesOf(second)]).toEqual(all);
  });

  it('notices a name change', async () => {
    const path = '/users?$select=displayName&$orderby=displayName&$top=1';
    expect(namesOf(await app.get(path))).toEqual(['Ada Fitzgerald']);
    const { id } = graph.person('ZAlbright');
    graph.tenant.patchUser(id, { displayName: 'Aaliyah Albright' });
    expect(namesOf(await app.get(path))).toEqual(['Aaliyah Albright']);
    graph.tenant.patchUser(id, { displayName: 'Zoe Albright' });
  });

  it.each(['jobTitle', 'nothing', 'displayName sideways', 'displayName asc desc'])(
    'refuses %s',
    async (order) => {
      expect((await app.get(`/users?$orderby=${order}`)).status).toBe(400);
    },
  );

  it('combines with $filter only in an advanced query', async () => {
    const path = "/users?$filter=startswith(displayName,'E')&$orderby=displayName desc";
    expect((await app.get(path)).body.error.code).toBe('Request_UnsupportedQuery');
    const { body } = await app.get(`${path}&$count=true`, eventual);
    expect(body['@odata.count']).toBe(body.value.length);
  });
});

describe('$count and $search', () => {
  it('counts with the header, and ignores $count without it', async () => {
    const path = '/education/users?$top=1&$count=true';
    expect((await app.get(path)).body).not.toHaveProperty('@odata.count');
    const first = await app.get(path, eventual);
    expect(first.body['@odata.count']).toBe(graph.tenant.people().length);
    const second = await app.get(String(first.body['@odata.nextLink']), eventual);
    expect(second.body).not.toHaveProperty('@odata.count');
  });

  it('searches by word beginnings, only with the header', async () => {
    const path = '/users?$search="displayName:marsh"';
    expect((await app.get(path)).body.error.code).toBe('Request_UnsupportedQuery');
    expect(namesOf(await app.get(path, eventual))).toEqual(['Elena Marsh']);
    const both = '/users?$search="displayName:rey" OR "displayName:el" AND "surname:marsh"';
    expect(namesOf(await app.get(both, eventual)).sort()).toEqual(['Elena Marsh', 'Tomas Reyes']);
    expect((await app.get('/users?$search="jobTitle:x"', eventual)).status).toBe(400);
    expect((await app.get('/users?$search=marsh', eventual)).status).toBe(400);
  });
});

describe('$expand', () => {
  it('returns one relation, at most twenty items, with their selected properties', async () => {
    const { body } = await app.get(
      '/education/schools?$expand=classes($select=id)&$select=displayName',
    );
    expect(body['@odata.context']).toBe(
      `${graph.root}/$metadata#education/schools(displayName,classes(id))`,
    );
    expect(Object.keys(body.value[0] ?? {})).toEqual(['displayName', 'classes']);
    expect(body.value[0]?.['classes']).toHaveLength(15);
    const users = await app.get('/education/schools?$expand=users');
    expect(users.body.value[0]?.['users']).toHaveLength(20);
    const me = await graph.as('EMarsh').get('/education/me?$expand=taughtClasses');
    expect(me.body['taughtClasses']).toHaveLength(3);
  });

  it.each([
    '/education/schools?$expand=classes,users',
    '/education/schools?$expand=assignments',
    '/users?$expand=manager',
  ])('refuses %s', async (path) => {
    const { status, body } = await app.get(path);
    expect([status, body.error.code]).toEqual([400, 'ExpandNotSupported']);
  });

  it('can be refused altogether, to test a fallback', async () => {
    const strict = await new TestGraph({ refuseExpand: true }).listen();
    for (const path of [
      '/education/schools?$expand=classes',
      '/education/users/EMarsh@contoso.example?$expand=schools',
    ]) {
      expect((await strict.asApp().get(path)).body.error.code).toBe('ExpandNotSupported');
    }
    await strict.close();
  });

  it("doesn't let a user see a school's people", async () => {
    const answer = await graph.as('EMarsh').get('/education/schools?$expand=users');
    expect(answer.status).toBe(403);
  });
});

describe('other options', () => {
  it.each([
    ['$top=0', 'Request_UnsupportedQuery'],
    ['$top=1000', 'Request_UnsupportedQuery'],
    ['$top=ten', 'Request_UnsupportedQuery'],
    ['$skip=10', 'Request_UnsupportedQuery'],
    ['$select=id,nothing', 'BadRequest'],
    ['$select=id,', 'BadRequest'],
    ['$select=constructor', 'BadRequest'],
    ['$count=maybe', 'BadRequest'],
    ['$apply=x', 'BadRequest'],
    ['$top=1&$top=2', 'BadRequest'],
    ['$select=id&select=id', 'BadRequest'],
  ])('refuses %s with %s', async (query, code) => {
    const { status, body } = await app.get(`/users?${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  it('work without dollar signs, in any case, and unknown ones are ignored', async () => {
    const { body } = await app.get('/USERS?Select=id&TOP=2&cache=no');
    expect(body.value).toHaveLength(2);
  });
});

describe('paging', () => {
  const path = '/education/classes?$top=10';
  const firstLink = async (caller = app, headers: Headers = {}) =>
    String((await caller.get(path, headers)).body['@odata.nextLink']);

  it('lead to the last page without an extra one', async () => {
    const second = await app.get(await firstLink());
    const third = await app.get(String(second.body['@odata.nextLink']));
    expect([second.body.value.length, third.body.value.length]).toEqual([10, 6]);
    expect(third.body).not.toHaveProperty('@odata.nextLink');
    expect((await app.get('/education/classes?$top=26')).body).not.toHaveProperty(
      '@odata.nextLink',
    );
  });

  it('default to pages of 100', async () => {
    const { body } = await app.get('/users');
    expect(body.value.length).toBe(Math.min(100, graph.tenant.people().length));
  });

  it('have https links for a client that calls an https name (identity.md §5)', async () => {
    const link = await firstLink(app, { 'x-forwarded-proto': 'https' });
    expect(link).toMatch(
      /^https:\/\/127\.0\.0\.1:\d+\/v1\.0\/education\/classes\?\$top=10&\$skiptoken=/,
    );
    expect(await firstLink()).toMatch(/^http:\/\/127\.0\.0\.1/);
  });

  it.each<[string, (link: string) => string | Promise<string>]>([
    ['made by hand', (link) => link.replace(/skiptoken=.*/, 'skiptoken=10')],
    ['altered', (link) => link.replace(/skiptoken=..../, 'skiptoken=eyJB')],
    ['used on another listing', (link) => link.replace('/classes', '/schools')],
    ['used with other options', (link) => link.replace('top=10', 'top=5')],
    ['made longer', (link) => `${link}x`],
  ])('refuses a link %s', async (_what, change) => {
    const { status, body } = await app.get(await change(await firstLink()));
    expect([status, body.error.code]).toEqual([400, 'Request_BadRequest']);
  });

  it('refuses someone else’s link, and an expired one', async () => {
    const link = await firstLink();
    expect((await graph.as('EMarsh').get(link)).status).toBe(400);
    const before = graph.now;
    graph.now = new Date(before.getTime() + 2 * 3_600_000);
    expect((await app.get(link)).body.error.code).toBe('Directory_ExpiredPageToken');
    graph.now = before;
  });

  it('skips and repeats no one while people are removed', async () => {
    const first = await app.get('/users?$top=50&$select=id');
    const [gone] = first.body.value;
    graph.tenant.removeUser(String(gone?.['id']), 'changed');
    const second = await app.get(String(first.body['@odata.nextLink']));
    const ids = [...first.body.value, ...second.body.value].map(({ id }) => id);
    expect(new Set(ids).size).toBe(graph.tenant.roster.userIds.length);
    graph.tenant.restoreUser(String(gone?.['id']));
  });
});

describe('a name that every object has', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

  it.each(names)("%s isn't a property or a relation, whatever asks for it", async (name) => {
    const queries = [
      `$filter=${name} eq 'x'`,
      `$filter=${name} eq null`,
      `$orderby=${name}`,
      `$select=${name}`,
      `$expand=${name}`,
      `$expand=members($select=${name})`,
      `$search="${name}:x"`,
    ];
    const paths = ['/users', '/education/users', '/education/schools'];
    for (const path of paths)
      for (const query of queries) {
        const { status } = await app.get(`${path}?$count=true&${encodeURI(query)}`, eventual);
        expect({ path, query, status }).toEqual({ path, query, status: 400 });
      }
  });
});
