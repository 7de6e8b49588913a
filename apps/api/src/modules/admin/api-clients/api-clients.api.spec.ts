import type {
  ApiClient,
  ApiClientList,
  AuditList,
  CreatedApiClient,
  Problem,
} from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { call, MicrosoftWorld, people, postForm } from '../../auth/testing';

const path = '/api/v1/admin/api-clients';
const library = { name: 'Library system', scopes: ['roster.readonly', 'links.readonly'] };

describe('API clients (ADM-8)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await MicrosoftWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.reset();
    for (const domain of ['contoso.example', 'fabrikam.example']) {
      await world.setConsent(domain, true);
    }
    admin = await world.signedIn(people.admin);
  });

  const create = async (client: object = library) =>
    (await admin.post<CreatedApiClient>(path, client)).body;
  const list = async (who = admin) => (await who.get<ApiClientList>(path)).body.value;
  const tokenOf = async ({ clientId }: ApiClient, secret: string) => {
    const { status, body } = await postForm(world.api, {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    });
    return { status, token: body.access_token };
  };
  const refusal = ({ status, body }: { status: number; body: unknown }) => [
    status,
    (body as Problem).code,
  ];
  const actions = async () =>
    (await admin.get<AuditList>('/api/v1/admin/audit')).body.value.map(({ action, subject }) => [
      action,
      subject,
    ]);

  it('are created with a secret that is shown once and gets a token', async () => {
    const { clientSecret, ...client } = await create();
    expect(clientSecret).toMatch(/^[\w-]{43}$/);
    expect(client).toMatchObject({
      ...library,
      clientId: expect.stringMatching(/^[\w-]{22}$/) as string,
      state: 'active',
      lastUsedAt: null,
      secrets: [{ hint: clientSecret.slice(-4), expiresAt: null }],
    });
    expect(await list()).toEqual([client]);
    const { token } = await tokenOf(client, clientSecret);
    expect(
      (await call(world.api, '/api/v1/links', { authorization: `Bearer ${token}` })).status,
    ).toBe(200);
    expect((await list())[0]?.lastUsedAt).not.toBeNull();
    expect((await actions())[0]).toEqual(['api-client.created', 'Library system']);
  });

  it('are seen and changed by their own tenant only (S-12)', async () => {
    const { id, secrets } = await create();
    const foreign = await world.signedIn(people.fabrikamAdmin);
    expect(await list(foreign)).toEqual([]);
    const answers = [
      await foreign.post(`${path}/${id}/secrets`, {}),
      await foreign.delete(`${path}/${id}/secrets/${secrets[0]?.id}`),
      await foreign.delete(`${path}/${id}`),
    ];
    for (const answer of answers) expect(refusal(answer)).toEqual([404, 'not_found']);
    expect((await list())[0]?.state).toBe('active');
  });

  it('get a new secret while the old one works on for a week', async () => {
    const created = await create();
    const { body } = await admin.post<CreatedApiClient>(`${path}/${created.id}/secrets`, {});
    const [current, old] = body.secrets;
    expect(current).toMatchObject({ hint: body.clientSecret.slice(-4), expiresAt: null });
    const days = (Date.parse(old!.expiresAt!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
    expect((await tokenOf(body, created.clientSecret)).status).toBe(200);
    expect((await tokenOf(body, body.clientSecret)).status).toBe(200);
    await admin.delete(`${path}/${created.id}/secrets/${old!.id}`);
    expect((await tokenOf(body, created.clientSecret)).status).toBe(401);
    expect((await actions()).map(([action]) => action).slice(0, 2)).toEqual([
      'api-client.secret-removed',
      'api-client.secret-added',
    ]);
  });

  it('lose their old secret at once if that is wanted', async () => {
    const created = await create();
    const overlapDays = 0;
    await admin.post(`${path}/${created.id}/secrets`, { overlapDays });
    expect((await tokenOf(created, created.clientSecret)).status).toBe(401);
  });

  it('end with all of their tokens when they are revoked, once and for all', async () => {
    const created = await create();
    const { token } = await tokenOf(created, created.clientSecret);
    const use = async () =>
      (await call(world.api, '/api/v1/links', { authorization: `Bearer ${token}` })).status;
    expect(await use()).toBe(200);
    expect((await admin.delete(`${path}/${created.id}`)).status).toBe(204);
    expect(await use()).toBe(401);
    expect((await tokenOf(created, created.clientSecret)).status).toBe(401);
    expect((await list())[0]).toMatchObject({ state: 'revoked', secrets: [] });
    expect((await admin.delete(`${path}/${created.id}`)).status).toBe(204);
    const again = await admin.post(`${path}/${created.id}/secrets`, {});
    expect(refusal(again)).toEqual([409, 'conflict']);
    const revoked = (await actions()).filter(([action]) => action === 'api-client.revoked');
    expect(revoked).toEqual([['api-client.revoked', 'Library system']]);
  });

  it('keep a name of any letters whole', async () => {
    const name = `${'ж'.repeat(118)}😀`;
    expect((await create({ ...library, name })).name).toBe(name);
    expect((await create({ ...library, name: 'half \ud83d' })).name).toBe('half \ufffd');
  });

  it.each<[string, object]>([
    ['no name', { ...library, name: ' ' }],
    ['a name too long', { ...library, name: 'n'.repeat(121) }],
    ['no scope', { ...library, scopes: [] }],
    ['an unknown scope', { ...library, scopes: ['admin'] }],
    ['a scope twice', { ...library, scopes: ['sync.run', 'sync.run'] }],
    ['an end that has passed', { ...library, expiresAt: '2020-01-01T00:00:00Z' }],
    ['an end that is no time', { ...library, expiresAt: 'soon' }],
    ['anything else', { ...library, tenantId: 'x' }],
  ])('aren’t created with %s', async (_, client) => {
    expect(refusal(await admin.post(path, client))).toEqual([422, 'validation_failed']);
    expect(await list()).toEqual([]);
  });

  it('aren’t found under ids that are none', async () => {
    for (const id of ['x', '%00', "1'or'1'='1"]) {
      expect(refusal(await admin.delete(`${path}/${id}`))).toEqual([404, 'not_found']);
    }
  });
});
