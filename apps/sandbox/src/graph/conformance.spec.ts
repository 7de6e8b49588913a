import { inventConversations } from '../tenant/conversations/invent-conversations';
import type { Class } from '../tenant/roster/entities';
import { callPermissions } from './permissions/permissions';
import { schemaProblems } from './testing/graph-schema';
import { TestGraph, type TestCaller } from './testing/test-graph';

/** A path, the schema of its answer, and who asks. */
type Case = readonly [
  path: string,
  schema: string,
  caller: 'teacher' | 'admin' | 'app' | 'auditor',
];

describe.each([
  ['', false],
  [', strictly', true],
])("the sandbox's answers match the Microsoft Graph schema%s (BOX-1)", (_way, isStrict) => {
  let graph: TestGraph;
  let removed: string;

  beforeAll(async () => {
    graph = await new TestGraph({ isStrict }).listen();
    graph.tenant.giveAppAccess(graph.person('EMarsh').id, graph.now);
    removed = graph.tenant.people().find(({ student }) => student)?.id ?? '';
    graph.tenant.removeUser(removed, 'changed');
  });
  afterAll(() => graph.close());

  function callerOf(kind: Case[2]): TestCaller {
    if (kind === 'app') return graph.asApp();
    if (kind === 'auditor') return graph.asApp(['Directory.Read.All']);
    return kind === 'admin'
      ? graph.as('admin', ['User.Read', 'RoleManagement.Read.Directory', 'GroupMember.Read.All'])
      : graph.as('EMarsh', [
          ...['User.Read', 'User.ReadBasic.All', 'EduRoster.ReadBasic', 'EduRoster.Read'],
          ...['GroupMember.ReadWrite.All', 'Files.Read', 'Group-Conversation.Read.All'],
          'Directory.Read.All',
        ]);
  }

  const cases: readonly Case[] = [
    ['/me', 'microsoft.graph.user', 'teacher'],
    ['/me?$select=*', 'microsoft.graph.user', 'teacher'],
    ['/users/TReyes@contoso.example?$select=*', 'microsoft.graph.user', 'teacher'],
    ['/users?$top=200&$select=*', 'collectionOf.user', 'app'],
    ['/users/delta', 'deltaOf.user', 'app'],
    ['/directory/deletedItems/{removed}', 'microsoft.graph.user', 'app'],
    ['/users/delta?$select=*', 'deltaOf.user', 'app'],
    ['/me/memberOf', 'collectionOf.directoryObject', 'teacher'],
    ['/me/memberOf', 'collectionOf.directoryObject', 'admin'],
    [
      '/me/memberOf/microsoft.graph.directoryRole?$count=true',
      'collectionOf.directoryRole',
      'admin',
    ],
    ['/organization', 'collectionOf.organization', 'teacher'],
    ['/organization', 'collectionOf.organization', 'app'],
    ['/organization/{tenant}', 'microsoft.graph.organization', 'app'],
    ['/users/{pictured}/photo', 'microsoft.graph.profilePhoto', 'app'],
    ['/users/{pictured}/photos', 'collectionOf.profilePhoto', 'app'],
    ['/servicePrincipals', 'collectionOf.servicePrincipal', 'app'],
    ['/servicePrincipals/{principal}', 'microsoft.graph.servicePrincipal', 'app'],
    ['/servicePrincipals/{principal}/appRoleAssignedTo', 'collectionOf.appRoleAssignment', 'app'],
    ['/servicePrincipals/{principal}/appRoleAssignments', 'collectionOf.appRoleAssignment', 'app'],
    ['/oauth2PermissionGrants', 'collectionOf.oAuth2PermissionGrant', 'auditor'],
    [
      '/servicePrincipals/{principal}/oauth2PermissionGrants',
      'collectionOf.oAuth2PermissionGrant',
      'auditor',
    ],
    ['/education/me', 'microsoft.graph.educationUser', 'teacher'],
    ['/education/me?$expand=taughtClasses', 'microsoft.graph.educationUser', 'teacher'],
    ['/education/me/user', 'microsoft.graph.user', 'teacher'],
    ['/education/me/classes?$expand=members', 'collectionOf.educationClass', 'teacher'],
    ['/education/me/classes?$expand=group', 'collectionOf.educationClass', 'teacher'],
    ['/education/me/taughtClasses', 'collectionOf.educationClass', 'teacher'],
    ['/education/me/schools', 'collectionOf.educationSchool', 'teacher'],
    ['/education/users?$top=200', 'collectionOf.educationUser', 'app'],
    ['/education/users/{teacher}', 'microsoft.graph.educationUser', 'app'],
    ['/education/users/{teacher}/classes', 'collectionOf.educationClass', 'app'],
    ['/education/users/{teacher}/schools', 'collectionOf.educationSchool', 'app'],
    ['/education/users/delta', 'deltaOf.educationUser', 'app'],
    ['/education/schools/delta', 'deltaOf.educationSchool', 'teacher'],
    ['/education/classes/delta', 'deltaOf.educationClass', 'app'],
    ['/education/schools', 'collectionOf.educationSchool', 'teacher'],
    ['/education/schools/{school}', 'microsoft.graph.educationSchool', 'teacher'],
    [
      '/education/schools/{school}/classes?$top=3&$count=true',
      'collectionOf.educationClass',
      'teacher',
    ],
    ['/education/schools/{school}/users?$expand=schools', 'collectionOf.educationUser', 'app'],
    ['/education/classes', 'collectionOf.educationClass', 'app'],
    ['/education/classes/{class}', 'microsoft.graph.educationClass', 'teacher'],
    ['/education/classes/{class}/members', 'collectionOf.educationUser', 'teacher'],
    ['/education/classes/{class}/teachers', 'collectionOf.educationUser', 'app'],
    ['/education/classes/{class}/schools', 'collectionOf.educationSchool', 'teacher'],
    ['/education/classes/{class}/group', 'microsoft.graph.group', 'teacher'],
    ['/groups/{class}', 'microsoft.graph.group', 'teacher'],
    ['/groups/{class}/members', 'collectionOf.directoryObject', 'teacher'],
    ['/groups/{class}/owners', 'collectionOf.directoryObject', 'teacher'],
    ['/groups/{class}/drive', 'microsoft.graph.drive', 'teacher'],
    ['/groups/{class}/drive/root', 'microsoft.graph.driveItem', 'teacher'],
    ['/groups/{class}/drive/root/children', 'collectionOf.driveItem', 'teacher'],
    ['/drives/{drive}', 'microsoft.graph.drive', 'teacher'],
    ['/drives/{drive}/items/{folder}', 'microsoft.graph.driveItem', 'teacher'],
    ['/drives/{drive}/items/{file}', 'microsoft.graph.driveItem', 'teacher'],
    ['/drives/{drive}/items/root:/{name}', 'microsoft.graph.driveItem', 'teacher'],
    ['/drives/{drive}/items/{folder}/children', 'collectionOf.driveItem', 'teacher'],
    ['/groups/{class}/conversations', 'collectionOf.conversation', 'teacher'],
    ['/groups/{class}/conversations/{talk}', 'microsoft.graph.conversation', 'teacher'],
    ['/groups/{class}/conversations/{talk}/threads', 'collectionOf.conversationThread', 'teacher'],
    ['/groups/{class}/conversations/{talk}/threads/{thread}/posts', 'collectionOf.post', 'teacher'],
    ['/groups/{class}/threads', 'collectionOf.conversationThread', 'teacher'],
    ['/groups/{class}/threads/{thread}/posts', 'collectionOf.post', 'teacher'],
  ];

  function idsInside(item: Class) {
    const drive = graph.tenant.drives.ofClass(item.id);
    const items = drive?.childrenOf(drive.root) ?? [];
    const [conversation] = inventConversations(graph.tenant.classes, item.id);
    return {
      drive: drive?.id,
      file: items.find(({ file }) => file)?.id,
      folder: items.find(({ name }) => name === 'Class Materials')?.id,
      name: items.find(({ file }) => file)?.name,
      talk: conversation?.id,
      thread: conversation?.threadId,
    };
  }

  async function fill(path: string): Promise<string> {
    const teacher = graph.person('EMarsh').id;
    const chemistry = graph.tenant.classes.ofTeacher(teacher)[1]!;
    const ids: Record<string, string | undefined> = {
      teacher,
      removed,
      ...idsInside(chemistry),
      class: chemistry.id,
      school: chemistry.schoolId,
      tenant: graph.tenant.id,
      principal: graph.tenant.grants()?.servicePrincipalId,
      pictured: path.includes('{pictured}') ? await findPictured() : undefined,
    };
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  }

  async function findPictured(): Promise<string> {
    for (const { id } of graph.tenant.people()) {
      if ((await graph.asApp().get(`/users/${id}/photo`)).status === 200) return id;
    }
    throw new Error('Nobody has a photo');
  }

  // No page names these options.
  const undocumented = /\$expand|\$top=(?:200|3)/;
  const asked = cases.filter(([path]) => !isStrict || !undocumented.test(path));

  it.each(asked)('%s is a %s for the %s', async (template, schema, kind) => {
    const path = await fill(template);
    const { status, body } = await callerOf(kind).get(path, { ConsistencyLevel: 'eventual' });
    expect(status).toBe(200);
    expect(body.value?.length ?? 1).toBeGreaterThan(0);
    expect(schemaProblems(schema, body)).toEqual([]);
  });

  it('so does a later round of /users/delta, with changed and removed users', async () => {
    const [changed, gone] = [graph.person('EMarsh').id, graph.tenant.people().at(-2)!.id];
    const latest = await graph.asApp().get('/users/delta?$deltatoken=latest&$select=*');
    graph.tenant.patchUser(changed, { department: null, mobilePhone: '+1 425 555 0111' });
    graph.tenant.removeUser(gone, 'deleted');
    const { body } = await graph.asApp().get(String(latest.body['@odata.deltaLink']));
    expect(body.value).toMatchObject([{ id: changed }, { '@removed': { reason: 'deleted' } }]);
    expect(schemaProblems('deltaOf.user', body)).toEqual([]);
  });

  it('so do later rounds of the education deltas, with changed and removed entries', async () => {
    const { tenant } = graph;
    const student = tenant.people().findLast((user) => user.student)!.id;
    const [schoolId = ''] = tenant.schools.ids;
    const [classId = ''] = tenant.classes.ids;
    const schools = { url: '/education/schools/delta', schema: 'deltaOf.educationSchool' };
    const classes = { url: '/education/classes/delta', schema: 'deltaOf.educationClass' };
    const users = { url: '/education/users/delta', schema: 'deltaOf.educationUser' };
    const followed = await Promise.all(
      [schools, classes, users].map(async ({ url, schema }) => {
        const { body } = await graph.asApp().get(`${url}?$deltatoken=latest`);
        return { schema, link: String(body['@odata.deltaLink']) };
      }),
    );
    tenant.patchUser(student, { student: { grade: null, birthDate: '2010-02-28' } });
    tenant.removeUser(tenant.people().at(-3)!.id, 'changed');
    tenant.schools.patch(schoolId, { address: { city: 'Redmond' }, phone: null });
    tenant.schools.remove(tenant.schools.ids.at(-1)!, 'deleted');
    tenant.classes.patch(classId, { term: { endDate: '2027-07-01' }, grade: '11' });
    for (const { schema, link } of followed) {
      const { body } = await graph.asApp().get(link);
      expect(body.value.length).toBeGreaterThan(0);
      expect(schemaProblems(schema, body)).toEqual([]);
    }
  });

  it.each([
    ['/users/nobody', 404],
    ['/users?$select=nothing', 400],
    ['/groups/delta', 501],
    ['/education/users/delta?$top=5', 400],
    ['/education/classes/delta?$deltatoken=made-up', 400],
    ['/users/delta?$top=5', 400],
    ['/users/delta?$deltatoken=made-up', 400],
    ['/me', 403],
    ['/groups/none/drive', 403],
    ['/groups/none/conversations', 403],
  ])('the error for %s is a Graph error', async (path, expected) => {
    const { status, body } = await graph.asApp().get(path);
    expect(status).toBe(expected);
    expect(schemaProblems('error', body)).toEqual([]);
  });

  it('the answer to a batch is a Graph answer', async () => {
    const requests = ['/organization', '/users/nobody', '/education/schools'].map((url, id) => ({
      id: String(id),
      method: 'GET',
      url,
    }));
    expect(schemaProblems('batchRequest', { requests })).toEqual([]);
    const { body } = await graph.asApp().send('POST', '/$batch', { body: { requests } });
    expect(body['responses']).toHaveLength(3);
    expect(schemaProblems('batchResponse', body)).toEqual([]);
  });

  it('covers every answer', () => {
    const covered = [...cases.map(([path]) => path.split('?')[0] ?? ''), '/users/{id}'];
    const shapes = new Set(
      covered.map((path) => path.replaceAll(/\{\w+\}|TReyes.*|root(?=:)/g, '{id}')),
    );
    const missing = Object.keys(callPermissions)
      .filter((name) => name.startsWith('GET') && !/\$value|\/content$/.test(name))
      .map((name) => name.slice(4).replaceAll(/\{\w+\}/g, '{id}'))
      // The assignments service has a spec of its own.
      .filter((path) => !path.includes('/assignments'))
      // The same handlers answer under two paths.
      .filter((path) => !shapes.has(path) && !shapes.has(path.replace('/me/', '/users/{id}/')))
      .filter((path) => !shapes.has(path.replace('/users/{id}', '/me')));
    expect(missing).toEqual(["/servicePrincipals(appId='{id}')"]);
  });

  it("would detect a property that Graph doesn't have", () => {
    expect(schemaProblems('microsoft.graph.user', { id: 'x', colour: 'red' })).toHaveLength(1);
  });
});
