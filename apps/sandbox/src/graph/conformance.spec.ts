import { inventConversations } from '../tenant/conversations/invent-conversations';
import type { Class } from '../tenant/entities';
import { callPermissions } from './permissions';
import { describeWithSchema, schemaProblems } from './testing/graph-schema';
import { TestGraph } from './testing/test-graph';
import type { TestCaller } from './testing/test-graph';

/** A path, the schema of its answer, and who asks. */
type Case = readonly [
  path: string,
  schema: string,
  caller: 'teacher' | 'admin' | 'app' | 'auditor',
];

describeWithSchema('answers of the sandbox fit the schema of Microsoft Graph (BOX-1)', () => {
  let graph: TestGraph;
  let removed: string;

  beforeAll(async () => {
    graph = await new TestGraph().listen();
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
    const [conversation] = inventConversations(graph.tenant.roster, item);
    return {
      drive: drive?.id,
      file: items.find(({ file }) => file)?.id,
      folder: items.find(({ name }) => name === 'Class Materials')?.id,
      talk: conversation?.id,
      thread: conversation?.threadId,
    };
  }

  async function fill(path: string): Promise<string> {
    const teacher = graph.person('EMarsh').id;
    const chemistry = graph.tenant.roster.classesOfTeacher(teacher)[1]!;
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

  it.each(cases)('%s is a %s for the %s', async (template, schema, kind) => {
    const path = await fill(template);
    const { status, body } = await callerOf(kind).get(path, { ConsistencyLevel: 'eventual' });
    expect(status).toBe(200);
    expect(body.value?.length ?? 1).toBeGreaterThan(0);
    expect(schemaProblems(schema, body)).toEqual([]);
  });

  it('a later round of /users/delta is one too, with who changed and who was removed', async () => {
    const [changed, gone] = [graph.person('EMarsh').id, graph.tenant.people().at(-2)!.id];
    const latest = await graph.asApp().get('/users/delta?$deltatoken=latest&$select=*');
    graph.tenant.patchUser(changed, { department: null, mobilePhone: '+1 425 555 0111' });
    graph.tenant.removeUser(gone, 'deleted');
    const { body } = await graph.asApp().get(String(latest.body['@odata.deltaLink']));
    expect(body.value).toMatchObject([{ id: changed }, { '@removed': { reason: 'deleted' } }]);
    expect(schemaProblems('deltaOf.user', body)).toEqual([]);
  });

  it.each([
    ['/users/nobody', 404],
    ['/users?$select=nothing', 400],
    ['/education/users/delta', 501],
    ['/users/delta?$top=5', 400],
    ['/users/delta?$deltatoken=made-up', 400],
    ['/me', 403],
    ['/groups/none/drive', 403],
    ['/groups/none/conversations', 403],
  ])('the error of %s is one of Graph', async (path, expected) => {
    const { status, body } = await graph.asApp().get(path);
    expect(status).toBe(expected);
    expect(schemaProblems('error', body)).toEqual([]);
  });

  it('the answer to a batch is one of Graph', async () => {
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

  it('covers every answer there is', () => {
    const covered = [...cases.map(([path]) => path.split('?')[0] ?? ''), '/users/{id}'];
    const shapes = new Set(covered.map((path) => path.replaceAll(/\{\w+\}|TReyes.*/g, '{id}')));
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

  it('would notice a property that Graph does not have', () => {
    expect(schemaProblems('microsoft.graph.user', { id: 'x', colour: 'red' })).toHaveLength(1);
  });
});
