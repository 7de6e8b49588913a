import { loadRosters, parseGenerateOption } from '../roster/load-rosters';
import { TestGraph } from './testing/test-graph';

const eventual = { ConsistencyLevel: 'eventual' };

let graph: TestGraph;
beforeEach(async () => {
  graph = await new TestGraph().listen();
});
afterEach(() => graph.close());

describe('the gateway', () => {
  it.each([
    ['no token', { authorization: '' }, /token is empty/],
    ['another scheme', { authorization: 'Basic abc' }, /token is empty/],
    ['an expired token', { authorization: 'Bearer expired' }, /token is expired/],
    ['garbage', { authorization: 'Bearer garbage' }, /./],
  ])('answers 401 to %s', async (_what, headers, message) => {
    const { status, body, ...answer } = await graph.withBearer('').get('/me', headers);
    expect(status).toBe(401);
    expect(body.error.code).toBe('InvalidAuthenticationToken');
    expect(body.error.message).toMatch(message);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it('returns 401 for the token of a disabled, removed or unknown person (S-14)', async () => {
    const elena = graph.as('EMarsh');
    const { id } = graph.person('EMarsh');
    graph.tenant.patchUser(id, { isEnabled: false });
    expect((await elena.get('/me')).status).toBe(401);
    graph.tenant.patchUser(id, { isEnabled: true });
    expect((await elena.get('/me')).status).toBe(200);
    graph.tenant.removeUser(id, 'changed');
    expect((await elena.get('/me')).status).toBe(401);
  });

  it("sends Graph's headers and echoes client-request-id, even in errors", async () => {
    const id = 'b3a3c9a0-0000-4000-8000-000000000001';
    const { headers } = await graph.as('EMarsh').get('/me', { 'client-request-id': id });
    expect(headers.get('content-type')).toMatch(/^application\/json;odata\.metadata=minimal/);
    expect(headers.get('odata-version')).toBe('4.0');
    expect(headers.get('client-request-id')).toBe(id);
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const failed = await graph.as('EMarsh').get('/users/nobody', { 'client-request-id': id });
    expect(failed.body.error.innerError).toEqual({
      date: '2026-11-23T10:00:00',
      'request-id': failed.headers.get('request-id'),
      'client-request-id': id,
    });
  });

  it.each([
    ['GET', '/groups/delta'],
    ['GET', '/me/drive'],
    ['GET', '/me/$count'],
    ['POST', '/users'],
    ['PATCH', '/me'],
    ['GET', '/education/classes/x/assignments/delta'],
  ])("returns 501 for %s %s, which it doesn't imitate", async (method, path) => {
    const { status, body } = await graph.as('EMarsh').send(method, path);
    expect(status).toBe(501);
    expect(body.error).toMatchObject({
      code: 'NotImplemented',
      message: `This sandbox does not imitate ${method} /v1.0${path}.`,
    });
  });

  it.each(['/users/%E0%A4%A', '/users?$top=%'])("doesn't crash on %s", async (path) => {
    const { status } = await graph.asApp().get(path);
    expect([400, 404]).toContain(status);
  });

  it("returns 400 for a body that isn't JSON", async () => {
    const response = await fetch(`${graph.root}/$batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"requests":',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 'BadRequest' } });
  });
});

describe('people', () => {
  it('have the default properties, and see their own in full', async () => {
    const { body } = await graph.as('EMarsh', ['User.Read']).get('/me');
    expect(Object.keys(body).sort()).toEqual(
      [
        '@odata.context',
        ...['businessPhones', 'displayName', 'givenName', 'id', 'jobTitle', 'mail', 'mobilePhone'],
        ...['officeLocation', 'preferredLanguage', 'surname', 'userPrincipalName'],
      ].sort(),
    );
    expect(body).toMatchObject({ displayName: 'Elena Marsh', jobTitle: 'Teacher' });
    expect(body['@odata.context']).toBe(`${graph.root}/$metadata#users/$entity`);
  });

  it("have the selected properties, under Graph's names", async () => {
    const { body } = await graph.as('EMarsh').get('/me?$select=ID,department,assignedLicenses');
    expect(body).toEqual({
      '@odata.context': `${graph.root}/$metadata#users(ID,department,assignedLicenses)/$entity`,
      id: graph.person('EMarsh').id,
      department: 'Science',
      assignedLicenses: [{ skuId: expect.stringMatching(/^94763226-/), disabledPlans: [] }],
    });
  });

  it('show others only their names with User.ReadBasic.All', async () => {
    const path = `/users/TReyes@contoso.example?$select=displayName,mail,jobTitle,department`;
    const basic = await graph.as('EMarsh').get(path);
    expect(basic.body).toMatchObject({
      displayName: 'Tomas Reyes',
      mail: 'TReyes@contoso.example',
      jobTitle: null,
      department: null,
    });
    const full = await graph.asApp().get(path);
    expect(full.body).toMatchObject({ jobTitle: 'Teacher', department: 'Mathematics' });
  });

  it('reflect changes made through the control API', async () => {
    const { id } = graph.person('EMarsh');
    graph.tenant.patchUser(id, { department: null, displayName: 'Elena Reyes' });
    const { body } = await graph.as('EMarsh').get('/me?$select=displayName,department');
    expect(body).toMatchObject({ displayName: 'Elena Reyes', department: null });
    graph.tenant.removeUser(id, 'changed');
    expect((await graph.asApp().get(`/users/${id}`)).status).toBe(404);
  });

  it('belong only to their own tenant', async () => {
    const fabrikam = graph.directory.findTenant('fabrikam.example')!;
    const leo = fabrikam.findPerson('LTan@fabrikam.example')!;
    const school = fabrikam.roster.data.schools[0]!;
    for (const path of [
      `/users/${leo.id}`,
      '/users/LTan@fabrikam.example',
      `/education/users/${leo.id}`,
      `/education/schools/${school.id}/users`,
      `/organization/${fabrikam.id}`,
    ]) {
      const { status, body } = await graph.asApp().get(path);
      expect([path, status, body.error.code]).toEqual([path, 404, 'Request_ResourceNotFound']);
    }
  });
});

describe('memberOf', () => {
  const roleTemplateId = '62e90394-69f5-4237-9190-012177145e10';

  it('with only User.Read, hides what the objects are', async () => {
    const { body } = await graph.as('admin', ['User.Read']).get('/me/memberOf');
    const role = body.value.find(
      (item) => item['@odata.type'] === '#microsoft.graph.directoryRole',
    );
    expect(role).toMatchObject({ roleTemplateId: null, displayName: null });
    expect(role?.['id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the role with RoleManagement.Read.Directory, and nobody else has one', async () => {
    const scopes = ['User.Read', 'RoleManagement.Read.Directory'];
    const { body } = await graph.as('admin', scopes).get('/me/memberOf');
    expect(body.value).toContainEqual(expect.objectContaining({ roleTemplateId }));
    const teacher = await graph.as('EMarsh', scopes).get('/me/memberOf');
    const types = new Set(teacher.body.value.map((item) => item['@odata.type']));
    expect([...types].sort()).toEqual([
      '#microsoft.graph.administrativeUnit',
      '#microsoft.graph.group',
    ]);
  });

  it('casts to directory roles only as an advanced query', async () => {
    const admin = graph.as('admin', ['User.Read', 'RoleManagement.Read.Directory']);
    const path = '/me/memberOf/microsoft.graph.directoryRole';
    expect((await admin.get(path)).body.error.code).toBe('Request_UnsupportedQuery');
    const { body } = await admin.get(`${path}?$count=true`, eventual);
    expect(body['@odata.count']).toBe(1);
    expect(body.value[0]).toMatchObject({ displayName: 'Global Administrator', roleTemplateId });
  });
});

describe('the organization', () => {
  it('shows hardly more than its name to User.Read, and everything to Organization.Read.All', async () => {
    const { id } = graph.tenant;
    const basic = await graph.as('EMarsh', ['User.Read']).get('/organization');
    expect(basic.body.value).toHaveLength(1);
    expect(basic.body.value[0]).toMatchObject({
      id,
      displayName: 'Contoso Education',
      tenantType: null,
      verifiedDomains: [{ name: 'contoso.example', isDefault: true }],
    });
    const full = await graph.asApp().get(`/organization/${id}?$select=id,tenantType`);
    expect(full.body).toMatchObject({ id, tenantType: 'AAD' });
  });
});

describe('our service principal', () => {
  it('exists under its id and app id while consent lasts, and takes consent with it', async () => {
    const app = graph.asApp();
    const { body } = await app.get(
      "/servicePrincipals(appId='5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c')",
    );
    expect(body).toMatchObject({ id: graph.tenant.grants()?.servicePrincipalId });
    const byFilter = await app.get(
      `/servicePrincipals?$filter=appId eq '${String(body['appId'])}'`,
    );
    expect(byFilter.body.value).toHaveLength(1);
    expect((await app.get("/servicePrincipals?$filter=appId eq 'other'")).body.value).toEqual([]);
    expect((await app.send('DELETE', `/servicePrincipals/${String(body['id'])}`)).status).toBe(204);
    expect(graph.tenant.grants()).toBeUndefined();
    expect((await app.get(`/servicePrincipals/${String(body['id'])}`)).status).toBe(404);
  });
});

describe('the roster', () => {
  it('withholds details when EduRoster.ReadBasic is all there is (graph-reference 3.5)', async () => {
    const noor = graph.person('NHaddad').id;
    const basic = await graph.as('NHaddad', ['EduRoster.ReadBasic']).get('/education/me');
    expect(basic.body).toMatchObject({
      id: noor,
      displayName: 'Noor Haddad',
      primaryRole: 'student',
      mail: 'NHaddad@contoso.example',
      givenName: null,
      student: null,
      userPrincipalName: null,
      assignedLicenses: [],
    });
    const full = await graph
      .as('NHaddad', ['EduRoster.ReadBasic', 'EduRoster.Read'])
      .get('/education/me');
    expect(full.body).toMatchObject({ givenName: 'Noor', student: { grade: '10' } });
  });

  it("lists a person's schools and classes", async () => {
    const elena = graph.as('EMarsh');
    const titles = async (path: string) =>
      (await elena.get(path)).body.value.map((item) => item['displayName']);
    expect(await titles('/education/me/schools')).toEqual(['Maple Grove High School']);
    expect(await titles('/education/me/taughtClasses')).toEqual([
      'Biology 1',
      'Chemistry 1',
      'Physics with Calculus',
    ]);
    expect(await titles('/education/schools')).toHaveLength(2);
    const { body } = await elena.get('/education/me/classes?$top=1');
    expect(body.value[0]).toMatchObject({
      displayName: 'Biology 1',
      classCode: 'BIO1',
      mailNickname: 'Section_4001',
      term: { displayName: 'Fall 2026', startDate: '2026-08-24', endDate: '2026-12-18' },
      course: { subject: 'Science' },
    });
  });

  it('shows all of a school’s classes, but only the people in one’s own (hidden membership)', async () => {
    const noor = graph.as('NHaddad');
    const { schoolId } = graph.classNamed('Geometry');
    const all = await noor.get(`/education/schools/${schoolId}/classes`);
    expect(all.body.value).toHaveLength(15);
    const members = await noor.get(`/education/classes/${graph.classNamed('Geometry').id}/members`);
    expect(members.body.value).toHaveLength(14);
    for (const part of ['', '/members', '/teachers', '/schools', '/group']) {
      const { status, body } = await noor.get(
        `/education/classes/${graph.classNamed('Biology 1').id}${part}`,
      );
      expect([part, status, body.error.code]).toEqual([part, 403, 'Authorization_RequestDenied']);
    }
    const expanded = await noor.get(`/education/schools/${schoolId}/classes?$expand=members`);
    const byTitle = (title: string) =>
      expanded.body.value.find((item) => item['displayName'] === title);
    expect(byTitle('Biology 1')?.['members']).toEqual([]);
    expect(byTitle('Geometry')?.['members']).toHaveLength(14);
  });

  it('shows the app everything, but members only with Member.Read.Hidden', async () => {
    const path = `/education/classes/${graph.classNamed('Physics with Calculus').id}`;
    const without = graph.asApp(['EduRoster.Read.All']);
    expect(
      (await without.get(`${path}/teachers`)).body.value.map((one) => one['displayName']),
    ).toEqual(['Elena Marsh', 'Tomas Reyes']);
    expect((await without.get(`${path}/members`)).status).toBe(403);
    expect((await graph.asApp().get(`${path}/members`)).body.value).toHaveLength(14);
  });

  it('has a group behind each class, with members and owners', async () => {
    const { id } = graph.classNamed('Biology 1');
    const scopes = ['GroupMember.ReadWrite.All', 'EduRoster.ReadBasic', 'User.Read'];
    const elena = graph.as('EMarsh', scopes);
    const group = {
      mail: 'Section_4001@contoso.example',
      mailNickname: 'Section_4001',
      visibility: 'HiddenMembership',
    };
    expect((await elena.get(`/groups/${id}`)).body).toMatchObject(group);
    expect((await elena.get(`/education/classes/${id}/group`)).body).toMatchObject(group);
    const { body } = await elena.get(`/groups/${id}/owners?$select=id`);
    expect(body.value).toEqual([
      { '@odata.type': '#microsoft.graph.user', id: graph.person('EMarsh').id },
    ]);
    expect((await graph.as('TReyes', scopes).get(`/groups/${id}/members`)).status).toBe(403);
  });

  it('leaves out removed people', async () => {
    graph.tenant.removeUser(graph.person('AHolm').id, 'changed');
    const { body } = await graph
      .as('NHaddad')
      .get(`/education/classes/${graph.classNamed('Geometry').id}/members`);
    expect(body.value).toHaveLength(13);
  });
});

describe('a large tenant', () => {
  it('pages through everyone once, 999 at a time', async () => {
    const generate = parseGenerateOption('users=2500,classes=10');
    const large = await new TestGraph({ tenants: loadRosters({ generate }) }).listen();
    const seen: unknown[] = [];
    let next: string | undefined = '/users?$top=999&$select=id';
    const sizes: number[] = [];
    while (next) {
      const { body } = await large.asApp().get(next);
      sizes.push(body.value.length);
      seen.push(...body.value.map(({ id }) => id));
      next = body['@odata.nextLink'] as string | undefined;
    }
    await large.close();
    expect(sizes).toEqual([999, 999, 503]);
    expect(new Set(seen).size).toBe(2501);
  });
});
