import { TestClass } from '../assignments/testing/test-class';
import { TestGraph, application, delegated, type TestCaller } from '../testing/test-graph';

const scopes = [...delegated, 'EduAssignments.ReadWrite', 'Files.ReadWrite.All'];

let strict: TestGraph;
let lenient: TestGraph;
let room: TestClass;
let classPath: string;
beforeAll(async () => {
  strict = await new TestGraph({ isStrict: true }).listen();
  lenient = await new TestGraph().listen();
  room = new TestClass(strict);
  classPath = `/education/classes/${room.item.id}`;
});
afterAll(async () => {
  await strict.close();
  await lenient.close();
});

/** Status and code from both, for the same caller. */
async function both(ask: (caller: TestCaller) => ReturnType<TestCaller['get']>) {
  const answers = await Promise.all([lenient, strict].map((graph) => ask(graph.asApp())));
  return answers.map(({ status, body }) =>
    status < 300 ? status : `${status} ${body.error.code}`,
  );
}

describe('--strict refuses what no Microsoft page promises', () => {
  const schoolClasses = () => `/education/schools/${room.item.schoolId}/classes`;

  it.each([
    ['$select of a school’s classes', () => `${schoolClasses()}?$select=id`, 'BadRequest'],
    ['$top of a school’s classes', () => `${schoolClasses()}?$top=12`, 'BadRequest'],
    ['an option without its dollar sign', () => '/users?select=id', 'BadRequest'],
    ['an unknown option', () => '/users?colour=red', 'BadRequest'],
    [
      'a page without a promised size',
      () => '/education/schools?$top=999',
      'Request_UnsupportedQuery',
    ],
    ['$select of an education delta', () => '/education/classes/delta?$select=id', 'BadRequest'],
    ['$expand in the roster', () => '/education/schools?$expand=classes', 'ExpandNotSupported'],
  ])('%s', async (_what, path, code) => {
    expect(await both((caller) => caller.get(path()))).toEqual([200, `400 ${code}`]);
  });

  it.each([
    ['/users?$top=999&$select=id'],
    ['/education/schools?$select=id,displayName&$top=100'],
    ['/organization?$select=id,displayName'],
    ['/education/classes/delta'],
    ['/education/classes/delta?$deltatoken='],
    ['/education/users/delta?$deltatoken=latest'],
  ])('but accepts what one does promise: %s', async (path) => {
    expect(await both((caller) => caller.get(path))).toEqual([200, 200]);
  });

  it.each(['/conversations?$top=100', '/conversations?$orderby=topic'])(
    'what the page for groups doesn’t name: %s',
    async (query) => {
      const caller = strict.as('EMarsh', ['Group-Conversation.Read.All']);
      const { status, body } = await caller.get(`/groups/${room.item.id}${query}`);
      expect([status, body.error.code]).toEqual([400, 'BadRequest']);
    },
  );

  it('a class’s group without Directory.Read.All', async () => {
    const path = `${classPath}/group`;
    expect((await lenient.as('EMarsh').get(path)).status).toBe(200);
    expect((await strict.as('EMarsh').get(path)).status).toBe(403);
    const granted = await strict.as('EMarsh', [...scopes, 'Directory.Read.All']).get(path);
    expect(granted.status).toBe(200);
  });

  it('removing the app without owning it', async () => {
    const id = strict.tenant.grants()?.servicePrincipalId;
    const answer = await strict.asApp().send('DELETE', `/servicePrincipals/${id}`);
    expect([answer.status, strict.tenant.grants()?.servicePrincipalId]).toEqual([403, id]);
  });

  it('a body where a page says there is none, and none where it says {}', async () => {
    const { teacher, path } = room;
    const { headers } = await teacher.send('POST', path, {
      body: { displayName: 'Reading log', dueDateTime: room.inDays(3) },
    });
    const one = String(headers.get('location'));
    expect((await teacher.send('POST', `${one}/publish`, { body: {} })).status).toBe(400);
    expect((await teacher.send('POST', `${one}/setUpResourcesFolder`)).status).toBe(400);
    expect((await teacher.send('POST', `${one}/setUpResourcesFolder`, { body: {} })).status).toBe(
      204,
    );
    expect((await teacher.send('POST', `${one}/publish`)).status).toBe(202);
  });

  it('a status that only actions can change', async () => {
    const { teacher, path } = room;
    const body = { displayName: 'Essay', status: 'published' };
    expect((await teacher.send('POST', path, { body })).status).toBe(400);
  });

  it('the same in part of a batch', async () => {
    const { body } = await strict.asApp().send('POST', '/$batch', {
      body: { requests: [{ id: '1', method: 'GET', url: `${schoolClasses()}?$top=12` }] },
    });
    expect(body['responses']).toMatchObject([
      { status: 400, body: { error: { code: 'BadRequest' } } },
    ]);
  });

  it('more than 50 MB of resources', async () => {
    const { teacher, path } = room;
    const made = await teacher.send('POST', path, { body: { displayName: 'Film' } });
    const one = String(made.headers.get('location'));
    await teacher.send('POST', `${one}/setUpResourcesFolder`, { body: {} });
    const folder = String((await teacher.get(one)).body['resourcesFolderUrl']);
    const [, driveId = '', parentId = ''] = /drives\/([^/]+)\/items\/(.+)$/.exec(folder) ?? [];
    const add = async (id: string, size: number) => {
      const at = strict.now;
      const file = { mimeType: 'video/mp4', size };
      const dates = { createdAt: at, changedAt: at };
      strict.tenant.drives.put(driveId, { id, parentId, name: id, file, ...dates, version: 1 });
      const fileUrl = `${strict.root}/drives/${driveId}/items/${id}`;
      const resource = { '@odata.type': '#microsoft.graph.educationMediaResource', fileUrl };
      return teacher.send('POST', `${one}/resources`, { body: { resource } });
    };
    expect((await add('ONE', 30 * 1024 * 1024)).status).toBe(201);
    const second = await add('TWO', 21 * 1024 * 1024);
    expect([second.status, second.body.error.innerError]).toMatchObject([
      400,
      { code: 'resourcesTooLarge' },
    ]);
  });
});

describe('--strict returns the barest documented form', () => {
  const upper = /^[0-9A-F-]{36}$/;

  it('education service ids in upper case, and directory ids in lower', async () => {
    const { id } = strict.person('EMarsh');
    const caller = strict.as('EMarsh', scopes);
    expect((await caller.get('/me')).body['id']).toBe(id);
    expect((await caller.get('/education/me')).body['id']).toBe(id.toUpperCase());
    const { body } = await caller.get(`${classPath}/members?$select=id`);
    for (const member of body.value) expect(member['id']).toMatch(upper);
  });

  it('finds things by id, case-insensitively', async () => {
    const { body } = await room.teacher.get(room.path);
    const [first] = body.value;
    expect(first?.['id']).toMatch(upper);
    const again = await room.teacher.get(`${room.path}/${String(first?.['id'])}`);
    expect(again.body['id']).toBe(first?.['id']);
  });

  it('nothing that may be missing, but null where it was requested', async () => {
    const caller = strict.as('EMarsh', scopes);
    expect(Object.values((await caller.get('/me')).body)).not.toContain(null);
    const { body } = await caller.get('/me?$select=id,mobilePhone,city');
    expect(body['city']).toBeNull();
    expect(body).not.toHaveProperty('@odata.context');
  });

  it('unknown enumeration members', async () => {
    const { body } = await strict
      .asApp()
      .get('/education/users?$select=primaryRole,externalSource');
    const roles = new Set(body.value.map(({ primaryRole }) => primaryRole));
    expect(roles).toEqual(new Set(['student', 'teacher', 'unknownFutureValue']));
    expect(new Set(body.value.map(({ externalSource }) => externalSource))).toEqual(
      new Set(['unknownFutureValue']),
    );
  });

  it('no body where the status says enough: Location names what was created', async () => {
    const { teacher, student, path } = room;
    const made = await teacher.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      raw: JSON.stringify({ displayName: 'Poem', dueDateTime: room.inDays(2) }),
    });
    expect([made.status, await made.text()]).toEqual([201, '']);
    const one = String(made.headers.get('location'));
    expect((await teacher.get(one)).body['displayName']).toBe('Poem');
    expect((await teacher.send('PATCH', one, { body: { displayName: 'Sonnet' } })).status).toBe(
      204,
    );
    expect((await teacher.send('POST', `${one}/publish`)).status).toBe(202);
    room.advance(300);
    const { body } = await student.get(`${one}/submissions`);
    const work = `${one}/submissions/${String(body.value[0]?.['id'])}`;
    expect((await student.send('POST', `${work}/submit`)).status).toBe(204);
    room.advance(300);
    expect((await student.get(work)).body).toMatchObject({
      status: 'submitted',
      returnedDateTime: '0001-01-01T00:00:00Z',
    });
  });

  it('bytes without a type, and batch parts with nothing but their result', async () => {
    const app = strict.asApp();
    const pictured = strict.tenant.people().map(({ id }) => `/users/${id}/photo/$value`);
    const photos = await Promise.all(pictured.slice(0, 20).map((path) => app.fetch(path)));
    const found = photos.filter(({ status }) => status === 200);
    expect(found.length).toBeGreaterThan(0);
    for (const photo of found) expect(photo.headers.get('content-type')).toBeNull();
    const { body } = await app.send('POST', '/$batch', {
      body: { requests: [{ id: '1', method: 'GET', url: '/organization' }] },
    });
    expect(body['responses']).toEqual([{ id: '1', status: 200, body: expect.any(Object) }]);
  });

  it('no reason: the code is the contract', async () => {
    const add = async (graph: TestGraph) => {
      const caller = graph.asApp([...application, 'GroupMember.ReadWrite.All']);
      const body = { '@odata.id': `${graph.root}/directoryObjects/${graph.person('EMarsh').id}` };
      const answer = await caller.send('POST', `/groups/${room.item.id}/members/$ref`, { body });
      return answer.body.error;
    };
    expect((await add(lenient)).message).toMatch(/already exist/);
    expect(await add(strict)).toMatchObject({
      code: 'Request_BadRequest',
      message: 'The request was refused.',
    });
  });
});
