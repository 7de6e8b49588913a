import type { AdminHealth, HealthCheckId } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { MicrosoftWorld, people } from '../../auth/testing';

const path = '/api/v1/admin/health';

describe('the health center (ADM-10)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;

  beforeAll(async () => {
    // A schedule that is on but doesn't tick during the tests.
    const environment = { SYNC_ENABLED: 'true', SYNC_CRON: '0 0 3 1 1 *' };
    world = await MicrosoftWorld.start({ api: { environment } });
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.signedIn(people.admin);
  });

  const check = async (id: HealthCheckId, browser = admin) => {
    const { status, body } = await browser.get<AdminHealth>(path);
    expect(status).toBe(200);
    return body.checks.find((one) => one.id === id)!;
  };

  it('finds all well after consent, with a certificate that lasts two years', async () => {
    const { body } = await admin.get<AdminHealth>(path);
    expect(body.checks.map(({ id, status }) => [id, status])).toEqual([
      ['consent', 'ok'],
      ['permissions', 'ok'],
      ['certificate', 'ok'],
      ['secret', 'unknown'],
      ['sync', 'ok'],
      ['roster', 'ok'],
      ['throttling', 'ok'],
    ]);
    const { permissions = [] } = await check('permissions');
    expect(permissions.every(({ granted }) => granted)).toBe(true);
    expect((await check('certificate')).expiresAt).toEqual(expect.any(String));
  });

  it.each(['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.OwnedBy'])(
    'names %s as missing',
    async (name) => {
      const consent = { granted: true, without: [name] };
      await world.sandbox.control('POST', '/tenants/contoso.example/consent', consent);
      await admin.signInWithMicrosoft(people.admin);
      const found = await check('permissions');
      expect(found).toMatchObject({ status: 'error', remedy: expect.any(String) as string });
      const missing = found.permissions?.filter(({ granted }) => granted === false);
      expect(missing?.map((one) => one.name)).toEqual([name]);
    },
  );

  it('notices when the app may not act on behalf of users', async () => {
    const consent = { granted: true, without: ['EduRoster.Read'] };
    await world.sandbox.control('POST', '/tenants/contoso.example/consent', consent);
    await admin.signInWithMicrosoft(people.admin);
    expect(await check('permissions')).toMatchObject({ status: 'error' });
  });

  it('reports missing consent to the tenant’s own administrator only', async () => {
    const stranger = await world.signedIn(people.fabrikamAdmin);
    expect(await check('consent', stranger)).toMatchObject({ status: 'error' });
    expect(await check('consent')).toMatchObject({ status: 'ok' });
  });

  it('reports throttling for the own tenant only (S-12)', async () => {
    const match = { path: '/v1.0/organization', tenant: 'contoso.example' };
    await world.sandbox.control('POST', '/faults', { match, status: 429, retryAfter: 1, times: 1 });
    await check('consent');
    expect(await check('throttling')).toMatchObject({ status: 'warning' });
    const stranger = await world.signedIn(people.fabrikamAdmin);
    expect(await check('throttling', stranger)).toMatchObject({ status: 'ok' });
  });

  describe('when the registration can be read', () => {
    const day = 24 * 3_600_000;
    const inDays = (days: number) => new Date(Date.now() + days * day + day / 2).toISOString();

    const select = String.raw`\$select=passwordCredentials`;

    /** Answers like Graph in the registration's own tenant, which the sandbox doesn't have. */
    const answerWith = (...ends: (string | null)[]) =>
      world.sandbox.control('POST', '/faults', {
        match: { path: String.raw`^/v1\.0/applications\(appId='[-0-9a-f]{36}'\)\?${select}$` },
        status: 200,
        body: { passwordCredentials: ends.map((endDateTime) => ({ endDateTime })) },
      });

    it.each([
      { ends: [-3], status: 'error', title: 'The client secret has expired' },
      { ends: [12], status: 'warning', title: 'The client secret expires in 12 days' },
      { ends: [-3, 400, 12], status: 'ok', title: 'The client secret expires in 400 days' },
    ])('knows secrets that expire in $ends days', async ({ ends, status, title }) => {
      const dates = ends.map(inDays);
      await answerWith(null, ...dates);
      expect(await check('secret')).toMatchObject({
        status,
        title,
        expiresAt: dates[ends.indexOf(Math.max(...ends))],
        remedy: status === 'ok' ? null : (expect.stringContaining('new client secret') as string),
      });
    });

    it('reports an unknown expiry date without secrets', async () => {
      await answerWith();
      expect(await check('secret')).toMatchObject({ status: 'unknown' });
    });
  });

  it('still answers when Microsoft does not', async () => {
    const match = { path: '/v1.0/(organization|servicePrincipals|applications)' };
    await world.sandbox.control('POST', '/faults', { match, status: 400 });
    const { body } = await admin.get<AdminHealth>(path);
    await world.sandbox.control('DELETE', '/faults');
    expect(body.checks.slice(0, 2).map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  });
});
