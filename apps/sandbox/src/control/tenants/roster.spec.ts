import { TestClient } from '../../entra/testing/test-client';
import { startTestSandbox, type TestSandbox } from '../../entra/testing/test-sandbox';
import { loadRosters } from '../../roster/load-rosters';

interface Body {
  readonly [key: string]: unknown;
  readonly id: string;
  readonly error: string;
  readonly value: readonly Record<string, unknown>[];
}

const generate = { tenants: 2, schools: 2, classes: 4, classSize: 3, users: 40 };
const tenants = () => loadRosters({ generate });
const at = '/tenants/contoso.example';

describe('changing a roster through /_sandbox (BOX-4)', () => {
  let box: TestSandbox;
  let client: TestClient;
  let token: string;

  beforeEach(async () => {
    box = await startTestSandbox({ tenants: tenants() });
    await connect();
  });
  afterEach(() => box.close());

  async function connect(): Promise<void> {
    client = new TestClient(box.url);
    const { body } = await client.appToken('contoso.example');
    token = String(body['access_token']);
  }

  async function control(method: string, path: string, body?: unknown) {
    const response = await client.control(method, `${at}${path}`, body);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body };
  }

  /** Links contain the address of the sandbox that issued them, whose port changes on a restart. */
  async function get(path: string) {
    const { pathname, search } = new URL(path, `${box.url}/v1.0/`);
    const url = `${box.url}${pathname.startsWith('/v1.0') ? '' : '/v1.0'}${pathname}${search}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as Body };
  }

  const idsAt = async (path: string) => (await get(path)).body.value.map(({ id }) => id);

  const names = ['schools', 'classes', 'users'] as const;

  /** Where each delta continues from here. */
  async function follow() {
    const links = await Promise.all(
      names.map(async (name) => (await get(`/education/${name}/delta?$deltatoken=latest`)).body),
    );
    return links.map((body) => String(body['@odata.deltaLink']));
  }

  /** What each delta has since. */
  async function since(links: readonly string[]) {
    const pages = await Promise.all(links.map((link) => get(link)));
    const [schools, classes, users] = pages.map(({ body }) => body.value);
    return { schools: schools!, classes: classes!, users: users! };
  }

  async function firstIds() {
    const [schoolId, otherSchoolId] = await idsAt('/education/schools');
    const [classId] = await idsAt('/education/classes');
    const [teacherId] = await idsAt(`/education/classes/${String(classId)}/teachers`);
    const members = await idsAt(`/education/classes/${String(classId)}/members`);
    const studentId = members.find((id) => id !== teacherId);
    const ids = { schoolId, otherSchoolId, classId, teacherId, studentId };
    return ids as Record<keyof typeof ids, string>;
  }

  it('changes, removes and restores a school', async () => {
    const { schoolId, otherSchoolId } = await firstIds();
    const links = await follow();
    const patch = {
      displayName: 'Hill School',
      address: { city: 'Redmond' },
      phone: '+1 555 0100',
    };
    const changed = await control('PATCH', `/schools/${schoolId.toUpperCase()}`, patch);
    expect(changed).toMatchObject({
      status: 200,
      body: { id: schoolId, displayName: 'Hill School', address: { city: 'Redmond', state: 'WA' } },
    });
    expect((await get(`/education/schools/${schoolId}`)).body).toMatchObject(changed.body);
    expect((await control('DELETE', `/schools/${schoolId}`)).status).toBe(204);
    expect((await get(`/education/schools/${schoolId}`)).status).toBe(404);
    expect(await idsAt('/education/schools')).toEqual([otherSchoolId]);
    expect((await since(links)).schools).toEqual([
      { id: schoolId, '@removed': { reason: 'changed' } },
    ]);
    expect((await control('POST', `/schools/${schoolId}/restore`)).body).toMatchObject(patch);
    expect((await since(links)).schools).toMatchObject([{ id: schoolId, phone: '+1 555 0100' }]);
    expect((await control('DELETE', `/schools/${schoolId}?permanent=true`)).status).toBe(204);
    expect((await control('POST', `/schools/${schoolId}/restore`)).status).toBe(404);
    expect((await since(links)).schools).toEqual([
      { id: schoolId, '@removed': { reason: 'deleted' } },
    ]);
  });

  it('adds a school and a class with people, and moves classes and people', async () => {
    const { classId, teacherId, studentId } = await firstIds();
    const links = await follow();
    const school = await control('POST', '/schools', { externalId: 'N1', displayName: 'New' });
    expect(school.status).toBe(201);
    const { id: schoolId } = school.body;
    const given = {
      externalId: 'N1-1',
      schoolId,
      displayName: 'Latin',
      term: { externalId: 'T2' },
    };
    const item = await control('POST', '/classes', given);
    expect(item).toMatchObject({ status: 201, body: { ...given, classCode: 'N1-1' } });
    await control('PATCH', `/classes/${classId}`, { schoolId, course: { subject: 'Art' } });
    await control('PATCH', `/users/${studentId}`, { schoolIds: [schoolId] });
    await control('PUT', `/classes/${item.body.id}/students/${studentId}`);
    await control('PUT', `/classes/${item.body.id}/teachers/${teacherId}`);
    expect(await idsAt(`/education/schools/${schoolId}/classes`)).toEqual([item.body.id, classId]);
    expect(await idsAt(`/education/schools/${schoolId}/users`)).toEqual([studentId]);
    expect(await idsAt(`/education/users/${studentId}/schools`)).toEqual([schoolId]);
    expect(await idsAt(`/education/classes/${item.body.id}/members`)).toEqual([
      studentId,
      teacherId,
    ]);
    expect(await idsAt(`/education/classes/${item.body.id}/teachers`)).toEqual([teacherId]);
    const now = await since(links);
    expect(now.schools).toMatchObject([{ id: schoolId, displayName: 'New' }]);
    expect(now.classes).toMatchObject([
      { id: item.body.id, displayName: 'Latin', externalId: 'N1-1' },
      { id: classId, course: { subject: 'Art', courseNumber: expect.any(String) } },
    ]);
    expect(now.users).toEqual([]);
    const taken = await control('POST', '/schools', { externalId: 'N1', displayName: 'Again' });
    expect(taken.status).toBe(409);
    const id = 'C0FFEE00-0000-4000-8000-000000000001';
    const own = await control('POST', '/schools', { id, externalId: 'N1', displayName: 'Twin' });
    expect(own.body.id).toBe(id.toLowerCase());
  });

  it('removes and restores a class, with its people', async () => {
    const { classId, studentId } = await firstIds();
    const [links, members] = [await follow(), await idsAt(`/education/classes/${classId}/members`)];
    expect((await control('DELETE', `/classes/${classId}`)).status).toBe(204);
    expect((await get(`/education/classes/${classId}`)).status).toBe(404);
    expect(await idsAt(`/education/users/${studentId}/classes`)).not.toContain(classId);
    expect((await since(links)).classes).toEqual([]);
    expect((await control('PUT', `/classes/${classId}/students/${studentId}`)).status).toBe(404);
    expect((await control('POST', `/classes/${classId}/restore`)).status).toBe(200);
    expect(await idsAt(`/education/classes/${classId}/members`)).toEqual(members);
    expect((await since(links)).classes).toMatchObject([{ id: classId }]);
  });

  it('adds and removes students and teachers of a class', async () => {
    const { classId, teacherId, studentId } = await firstIds();
    const links = await follow();
    const student = `/classes/${classId}/students/${studentId}`;
    const teacher = `/classes/${classId}/teachers/${teacherId}`;
    const members = `/education/classes/${classId}/members`;
    expect((await control('DELETE', student)).status).toBe(204);
    expect(await idsAt(members)).not.toContain(studentId);
    expect((await control('DELETE', student)).status).toBe(404);
    expect((await control('PUT', student)).status).toBe(204);
    expect((await control('PUT', student)).status).toBe(204);
    expect(await idsAt(members)).toContain(studentId);
    expect((await control('DELETE', teacher)).status).toBe(204);
    expect(await idsAt(members)).not.toContain(teacherId);
    expect(await idsAt(`/education/classes/${classId}/teachers`)).toEqual([]);
    expect((await since(links)).classes).toMatchObject([{ id: classId, externalSource: 'sis' }]);
  });

  it("changes a person's role and roster facts", async () => {
    const { studentId } = await firstIds();
    const links = await follow();
    const before = (await get(`/education/users/${studentId}`)).body['student'] as object;
    await control('PATCH', `/users/${studentId}`, { student: { grade: '12' } });
    await control('PATCH', `/users/${studentId}`, { student: { birthDate: '2010-02-28' } });
    expect((await since(links)).users).toMatchObject([
      { id: studentId, student: { ...before, grade: '12', birthDate: '2010-02-28' } },
    ]);
    const changes = {
      roles: ['Teacher'],
      student: null,
      teacher: { teacherNumber: '7' },
    };
    await control('PATCH', `/users/${studentId}`, changes);
    expect((await since(links)).users).toMatchObject([
      { primaryRole: 'teacher', student: null, teacher: { externalId: null, teacherNumber: '7' } },
    ]);
  });

  it('keeps everything across a restart, where tokens go on, and a reset is one more change', async () => {
    const { schoolId, otherSchoolId, classId, studentId, teacherId } = await firstIds();
    const classes = await idsAt('/education/classes');
    const school = await control('POST', '/schools', { externalId: 'N1', displayName: 'New' });
    const given = { externalId: 'N1-1', schoolId: school.body.id, displayName: 'Latin' };
    const item = await control('POST', '/classes', given);
    const other = String(classes[2]);
    await control('PATCH', `/schools/${schoolId}`, { displayName: 'Hill School' });
    await control('DELETE', `/schools/${otherSchoolId}`);
    await control('PATCH', `/classes/${classId}`, { schoolId: school.body.id });
    await control('DELETE', `/classes/${other}`);
    await control('PUT', `/classes/${item.body.id}/students/${studentId}`);
    await control('DELETE', `/classes/${classId}/teachers/${teacherId}`);
    await control('PATCH', `/users/${studentId}`, { schoolIds: [school.body.id] });
    const links = await follow();
    const read = async () =>
      Promise.all(
        [
          '/education/schools',
          '/education/classes',
          `/education/schools/${school.body.id}/classes`,
          `/education/schools/${school.body.id}/users`,
          `/education/users/${studentId}/classes`,
          `/education/users/${studentId}/schools`,
          `/education/classes/${classId}/members`,
        ].map(async (path) => (await get(path)).body.value),
      );
    const before = await read();
    box = await box.restart({ tenants: tenants() });
    await connect();
    expect(await read()).toEqual(before);
    expect(await since(links)).toEqual({ schools: [], classes: [], users: [] });
    await client.control('POST', '/reset');
    await connect();
    expect(await idsAt('/education/classes')).toEqual(classes);
    expect(await idsAt('/education/schools')).toEqual([schoolId, otherSchoolId]);
    const now = await since(links);
    expect(now.schools).toHaveLength(3);
    expect(now.schools).toContainEqual({ id: school.body.id, '@removed': { reason: 'deleted' } });
    expect(now.classes.map(({ id }) => id).sort()).toEqual([classId, other].sort());
  });

  it('ends the tokens of education deltas too', async () => {
    const links = await follow();
    await client.control('POST', '/delta/expire');
    for (const link of links) expect((await get(link)).status).toBe(410);
  });

  describe('many changes at once', () => {
    it('are made in order, skipping those with no effect', async () => {
      const { schoolId, classId, studentId, teacherId } = await firstIds();
      const links = await follow();
      const id = 'c0ffee00-0000-4000-8000-000000000001';
      const schools = [
        { id: schoolId, patch: { displayName: 'Hill School' } },
        { id: schoolId, patch: { displayName: 'Hill School' } },
        { id: schoolId, remove: 'changed' },
        { id: schoolId, restore: true },
        { add: { id, externalId: 'N1', displayName: 'New' } },
        { id, patch: { displayName: 'Newer' } },
      ];
      expect((await control('POST', '/schools/changes', schools)).body).toEqual({ changed: 5 });
      const classes = [
        { add: { externalId: 'N1-1', schoolId: id, displayName: 'Latin' } },
        { id: classId, patch: { schoolId: id } },
        { id: classId, remove: 'changed' },
        { id: classId, remove: 'changed' },
        { id: classId, restore: true },
      ];
      expect((await control('POST', '/classes/changes', classes)).body).toEqual({ changed: 4 });
      const memberships = [
        { classId, userId: studentId, remove: 'student' },
        { classId, userId: studentId, add: 'teacher' },
        { classId, userId: teacherId, add: 'teacher' },
        { classId, userId: teacherId, remove: 'teacher' },
      ];
      const changed = await control('POST', '/memberships/changes', memberships);
      expect(changed.body).toEqual({ changed: 3 });
      const users = [
        { id: studentId, patch: { schoolIds: [id, schoolId], roles: ['Teacher'] } },
        { id: studentId, patch: { schoolIds: [schoolId, id] } },
      ];
      expect((await control('POST', '/users/changes', users)).body).toEqual({ changed: 1 });
      expect(await idsAt(`/education/classes/${classId}/teachers`)).toEqual([studentId]);
      const now = await since(links);
      expect(now.schools).toMatchObject([{ displayName: 'Hill School' }, { displayName: 'Newer' }]);
      expect(now.classes).toMatchObject([{ displayName: 'Latin' }, { id: classId }]);
      expect(now.users).toMatchObject([{ id: studentId, primaryRole: 'teacher' }]);
    });

    it('are refused all together', async () => {
      const { schoolId, classId, studentId } = await firstIds();
      const links = await follow();
      const unknown = 'c0ffee00-0000-4000-8000-000000000002';
      const add = { externalId: 'N1', displayName: 'New' };
      const cases = [
        [
          '/schools',
          { id: schoolId, patch: { displayName: 'X' } },
          { id: unknown, patch: {} },
          400,
        ],
        ['/schools', { add }, { add }, 409],
        ['/schools', { add }, { id: schoolId, remove: 'gone' }, 400],
        ['/schools', { add }, { id: schoolId, patch: { shoeSize: 1 } }, 400],
        ['/schools', { add }, { add: { ...add, id: schoolId } }, 409],
        ['/classes', { id: classId, patch: { grade: '1' } }, { add }, 400],
        [
          '/classes',
          { id: classId, remove: 'deleted' },
          { add: { ...add, schoolId: unknown } },
          400,
        ],
        ['/classes', { id: classId, remove: 'deleted' }, { id: unknown, restore: true }, 400],
        [
          '/classes',
          { id: classId, remove: 'deleted' },
          { id: classId, patch: { schoolId: unknown } },
          400,
        ],
        [
          '/users',
          { id: studentId, remove: 'deleted' },
          { id: studentId, patch: { schoolIds: [unknown] } },
          400,
        ],
        [
          '/memberships',
          { classId, userId: studentId, remove: 'student' },
          { classId: unknown, userId: studentId, add: 'student' },
          400,
        ],
        [
          '/memberships',
          { classId, userId: studentId, remove: 'student' },
          { classId, userId: unknown, add: 'student' },
          400,
        ],
        [
          '/memberships',
          { classId, userId: studentId, remove: 'student' },
          { classId, userId: studentId, add: 'owner' },
          400,
        ],
      ] as const;
      for (const [path, good, bad, status] of cases) {
        const answer = await control('POST', `${path}/changes`, [good, bad]);
        expect([path, answer.status]).toEqual([path, status]);
        expect(answer.body.error).toEqual(expect.any(String));
      }
      expect(await since(links)).toEqual({ schools: [], classes: [], users: [] });
    });

    it('can number in the thousands', async () => {
      const { classId } = await firstIds();
      const changes = Array.from({ length: 5000 }, (_, index) => ({
        id: classId,
        patch: { displayName: `Latin ${index}` },
      }));
      expect((await control('POST', '/classes/changes', changes)).body).toEqual({ changed: 5000 });
    });
  });

  it.each([
    ['PATCH', '/schools/nowhere', { displayName: 'X' }, 404],
    ['PATCH', '/schools/{school}', { userIds: [] }, 400],
    ['PATCH', '/schools/{school}', { displayName: '' }, 400],
    ['DELETE', '/schools/nowhere', undefined, 404],
    ['DELETE', '/schools/{school}?permanent=maybe', undefined, 400],
    ['POST', '/schools/{school}/restore', undefined, 404],
    ['POST', '/schools', { displayName: 'X' }, 400],
    ['POST', '/schools', { id: 'x', externalId: 'X', displayName: 'X' }, 400],
    ['POST', '/classes', { externalId: 'X', schoolId: 'nowhere', displayName: 'X' }, 400],
    ['PATCH', '/classes/nowhere', { grade: '1' }, 404],
    ['PATCH', '/classes/{class}', { schoolId: 'nowhere' }, 400],
    ['PATCH', '/classes/{class}', { memberIds: [] }, 400],
    ['PATCH', '/classes/{class}', { term: { startDate: 'soon' } }, 400],
    ['PUT', '/classes/nowhere/students/student1@contoso.example', undefined, 404],
    ['PUT', '/classes/{class}/students/nobody', undefined, 404],
    ['PUT', '/classes/{class}/owners/student1@contoso.example', undefined, 404],
    ['PATCH', '/users/student1@contoso.example', { schoolIds: ['nowhere'] }, 400],
    ['PATCH', '/users/student1@contoso.example', { student: { shoeSize: '40' } }, 400],
  ])('refuses %s %s %j with %s', async (...row) => {
    const [method, template, body, status] = row;
    const { schoolId, classId } = await firstIds();
    const path = template.replace('{school}', schoolId).replace('{class}', classId);
    const answer = await control(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual(expect.any(String));
  });
});
