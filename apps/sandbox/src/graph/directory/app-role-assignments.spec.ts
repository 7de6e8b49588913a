import { TestGraph, application, type TestCaller } from '../testing/test-graph';

const defaultAccess = '00000000-0000-0000-0000-000000000000';
const roles = [...application, 'AppRoleAssignment.ReadWrite.All'];

describe('access to the app', () => {
  let graph: TestGraph;
  let app: TestCaller;
  let path: string;
  let resourceId: string;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
    app = graph.asApp(roles);
    resourceId = graph.tenant.grants()!.servicePrincipalId;
    path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`;
  });
  afterEach(() => graph.close());

  const bodyFor = (name: string) => ({
    principalId: graph.person(name).id,
    resourceId,
    appRoleId: defaultAccess,
  });
  const assign = (body: object, caller = app) => caller.send('POST', path, { body });

  it('is granted once and listed', async () => {
    const { id, displayName } = graph.person('EMarsh');
    const given = await assign(bodyFor('EMarsh'));
    expect(given).toMatchObject({
      status: 201,
      body: {
        appRoleId: defaultAccess,
        createdDateTime: graph.now.toISOString(),
        principalId: id,
        principalDisplayName: displayName,
        principalType: 'User',
        resourceId,
      },
    });
    expect((await app.get(path)).body.value).toEqual([
      expect.objectContaining({ principalId: id, id: given.body['id'] }),
    ]);
    expect(await assign(bodyFor('EMarsh'))).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'Request_BadRequest',
          message: 'Permission being assigned already exists on the object',
        },
      },
    });
  });

  it('is listed in pages, where later assignments are added', async () => {
    const some = graph.tenant.people().slice(0, 5);
    for (const { userPrincipalName } of some) await assign(bodyFor(userPrincipalName));
    const first = await app.get(`${path}?$top=3`);
    expect(first.body.value).toHaveLength(3);
    const rest = await app.get(String(first.body['@odata.nextLink']));
    const ids = [...first.body.value, ...rest.body.value].map(({ principalId }) => principalId);
    expect(ids).toEqual(some.map(({ id }) => id));
    expect(rest.body['@odata.nextLink']).toBeUndefined();
  });

  it.each<[string, object, number]>([
    ['no role', { appRoleId: undefined }, 400],
    ['an invalid role', { appRoleId: 'default' }, 400],
    ["another app's role", { appRoleId: '11111111-0000-4000-8000-000000000000' }, 400],
    ['another resource', { resourceId: '11111111-0000-4000-8000-000000000000' }, 400],
    ['nobody', { principalId: '11111111-0000-4000-8000-000000000000' }, 404],
  ])('is refused for %s', async (_, change, status) => {
    expect((await assign({ ...bodyFor('EMarsh'), ...change })).status).toBe(status);
    expect((await app.get(path)).body.value).toEqual([]);
  });

  it('takes both permissions to grant, and one to read', async () => {
    const body = bodyFor('EMarsh');
    for (const missing of ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All']) {
      const caller = graph.asApp(roles.filter((role) => role !== missing));
      expect((await assign(body, caller)).status).toBe(403);
    }
    expect((await graph.as('EMarsh').get(path)).status).toBe(403);
    expect((await graph.asApp(['Application.Read.All']).get(path)).status).toBe(200);
  });

  it('ends when consent is withdrawn, and survives a restart', async () => {
    await assign(bodyFor('EMarsh'));
    const snapshot = graph.tenant.snapshot();
    graph.tenant.withdrawConsent();
    expect((await app.get(path)).status).toBe(404);
    graph.tenant.grantForTenant([], ['User.Read.All']);
    expect(graph.tenant.appAccess.userIds).toEqual([]);
    graph.tenant.restore(snapshot);
    expect((await app.get(path)).body.value).toHaveLength(1);
  });
});

describe('what was granted to the app', () => {
  let graph: TestGraph;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
  });
  afterEach(() => graph.close());

  const principalPath = () => `/servicePrincipals/${graph.tenant.grants()!.servicePrincipalId}`;

  it('lists application permissions by their role ids', async () => {
    const { body } = await graph.asApp().get(`${principalPath()}/appRoleAssignments`);
    expect(body.value).toHaveLength(application.length);
    expect(body.value[0]).toMatchObject({
      appRoleId: '498476ce-e0fe-48b0-b801-37ba7e2685c6',
      principalType: 'ServicePrincipal',
      resourceDisplayName: 'Microsoft Graph',
    });
  });

  it('lists delegated permissions, granted for everyone and by individuals', async () => {
    const { id } = graph.person('EMarsh');
    graph.tenant.grantForUser(id, ['Files.Read']);
    const reader = graph.asApp(['Directory.Read.All']);
    const clientId = graph.tenant.grants()!.servicePrincipalId;
    const all = await reader.get(`/oauth2PermissionGrants?$filter=clientId eq '${clientId}'`);
    expect(all.body.value).toEqual([
      expect.objectContaining({
        consentType: 'AllPrincipals',
        principalId: null,
        scope: ' User.Read User.ReadBasic.All EduRoster.ReadBasic EduRoster.Read',
      }),
      expect.objectContaining({ consentType: 'Principal', principalId: id, scope: ' Files.Read' }),
    ]);
    const same = await reader.get(`${principalPath()}/oauth2PermissionGrants`);
    expect(same.body.value).toEqual(all.body.value);
  });

  it('is hidden from anyone who may not read the directory', async () => {
    expect((await graph.asApp().get('/oauth2PermissionGrants')).status).toBe(403);
  });
});
