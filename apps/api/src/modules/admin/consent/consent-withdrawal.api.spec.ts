import type { AuditList, ConsentRemoved, OrganizationState } from '@app/contracts';
import { itUsually, type TestBrowser } from '../../../testing';
import { ConsentProof, Organization, Profile, TokenCache, UserRole } from '../../auth';
import { MicrosoftWorld, people } from '../../auth/testing';
import { UserAccessJobs } from '../user-access/user-access-jobs';

const path = '/api/v1/admin/consent';

describe('withdrawing consent (ADM-3)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;
  let teacher: TestBrowser;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.signedIn(people.admin);
    teacher = await world.linked(people.teacher);
    await world.linked(people.student);
    await world.linked(people.fabrikamTeacher);
  });

  const rowsOf = async (tenantId: string) => {
    const organizations = await world.rows(Organization);
    const own = organizations.find((row) => row.tenantId === tenantId)!;
    const profiles = await world.rows(Profile);
    const roles = await world.rows(UserRole);
    const tokens = await world.rows(TokenCache);
    return {
      consented: own.isAdminConsented,
      links: profiles.filter(({ organizationId }) => organizationId === own.id).length,
      roles: roles.filter((row) => row.tenantId === tenantId).map(({ role }) => role),
      tokens: tokens.filter(({ partitionKey }) => partitionKey.startsWith(tenantId)).length,
    };
  };
  const isConsentedAtMicrosoft = async () => {
    const tenants = await world.sandbox.control<{ domain: string; isConsented: boolean }[]>(
      'GET',
      '/tenants',
    );
    return tenants.map(({ isConsented }) => isConsented);
  };

  // In strict mode, the app is not its own owner, and stays.
  itUsually(
    'removes the app, links, roles and tokens of the own tenant, and nothing of another (S-12)',
    async () => {
      const { tenantId } = await world.idsOf(people.admin);
      const { tenantId: otherId } = await world.idsOf(people.fabrikamTeacher);
      const before = await rowsOf(otherId);
      const shown = await admin.get<OrganizationState>('/api/v1/admin/organization');
      expect(shown.body.linkedAccounts).toBe(2);

      const answer = await admin.delete<ConsentRemoved>(path);

      expect(answer).toMatchObject({ status: 200, body: { links: 2 } });
      expect(await isConsentedAtMicrosoft()).toEqual([false, true]);
      expect(await rowsOf(tenantId)).toEqual({
        consented: false,
        links: 0,
        roles: ['Admin'],
        tokens: 0,
      });
      expect(await rowsOf(otherId)).toEqual(before);
      const refused = await teacher.get('/api/v1/schools');
      expect(refused).toMatchObject({ status: 403, body: { code: 'linked_users_only' } });
      const again = await admin.get('/api/v1/admin/organization');
      expect(again).toMatchObject({ status: 401, body: { code: 'microsoft_login_required' } });
    },
  );

  it('can be repeated, and consent granted again', async () => {
    await admin.delete(path);
    await admin.signInWithMicrosoft(people.admin);
    expect(await admin.delete(path)).toMatchObject({ status: 200, body: { links: 0 } });
    await admin.signInWithMicrosoft(people.admin);
    await admin.follow('/auth/microsoft/admin-consent', people.admin);
    const { body } = await admin.get<OrganizationState>('/api/v1/admin/organization');
    expect(body).toMatchObject({ consented: true, linkedAccounts: 0 });
    expect(body.lastConsent?.by).toEqual(expect.any(String));
    const log = (await admin.get<AuditList>('/api/v1/admin/audit?limit=3')).body.value;
    expect(log.map(({ action, details }) => [action, details])).toEqual([
      ['consent.granted', {}],
      ['consent.removed', { links: 0 }],
      ['consent.removed', { links: 2 }],
    ]);
    const other = await world.linked(people.otherTeacher);
    expect((await other.get('/api/v1/schools')).status).toBe(200);
  });

  it('succeeds when the app is already gone at Microsoft', async () => {
    await world.setConsent('contoso.example', false);
    expect(await admin.delete(path)).toMatchObject({ status: 200, body: { links: 2 } });
  });

  it('changes nothing when Microsoft fails', async () => {
    const { tenantId } = await world.idsOf(people.admin);
    const before = await rowsOf(tenantId);
    const match = { method: 'DELETE', path: '/servicePrincipals' };
    await world.sandbox.control('POST', '/faults', { match, status: 400 });
    expect((await admin.delete(path)).status).toBe(502);
    await world.sandbox.control('DELETE', '/faults');
    expect(await rowsOf(tenantId)).toEqual(before);
    expect(await isConsentedAtMicrosoft()).toEqual([true, true]);
  });

  it('changes nothing here when a part of it fails, and succeeds later (S-18)', async () => {
    const { tenantId } = await world.idsOf(people.admin);
    const before = await rowsOf(tenantId);
    const last = jest.spyOn(world.api.app.get(UserAccessJobs, { strict: false }), 'removeOfTenant');
    last.mockRejectedValueOnce(new Error('disk full'));
    expect((await admin.delete(path)).status).toBe(500);
    last.mockRestore();
    expect(await rowsOf(tenantId)).toEqual(before);
    expect(await admin.delete(path)).toMatchObject({ status: 200, body: { links: 2 } });
  });

  describe('when Microsoft keeps the app, which only an owner may remove', () => {
    const start = '/auth/microsoft/admin-consent';
    let tenantId: string;

    beforeEach(async () => {
      ({ tenantId } = await world.idsOf(people.admin));
      const match = { method: 'DELETE', path: '/servicePrincipals' };
      await world.sandbox.control('POST', '/faults', { match, status: 403 });
    });
    afterEach(() => world.sandbox.control('DELETE', '/faults'));

    const state = async () => {
      await admin.signInWithMicrosoft(people.admin);
      const { consented, appRemains } = (
        await admin.get<OrganizationState>('/api/v1/admin/organization')
      ).body;
      return { consented, appRemains };
    };

    it('removes all that is ours, and says that the app remains at Microsoft', async () => {
      const answer = await admin.delete<ConsentRemoved>(path);
      expect(answer).toMatchObject({ status: 200, body: { links: 2, appRemains: true } });
      expect(await rowsOf(tenantId)).toEqual({
        consented: false,
        links: 0,
        roles: ['Admin'],
        tokens: 0,
      });
      expect(await state()).toEqual({ consented: false, appRemains: true });
    });

    it('does not mistake what remains for a new consent, whoever signs in', async () => {
      await admin.delete(path);
      await teacher.signInWithMicrosoft(people.teacher);
      await world.browser().signInWithMicrosoft(people.otherTeacher);
      expect(await state()).toEqual({ consented: false, appRemains: true });
    });

    it('requests nothing on anyone’s behalf, although Microsoft would still answer (ADM-2)', async () => {
      await admin.delete(path);
      const newcomer = await world.linked(people.otherTeacher);
      const refused = await newcomer.get('/api/v1/schools');
      expect(refused).toMatchObject({ status: 403, body: { code: 'consent_required' } });
      const { objectId } = await world.idsOf(people.student);
      const photo = await newcomer.get(`/api/v1/users/${objectId}/photo?size=48`);
      expect(photo).toMatchObject({ status: 403, body: { code: 'consent_required' } });
      expect((await rowsOf(tenantId)).roles).toEqual(['Admin']);
    });

    it('lets only its administrator consent again: the proof would hold for anyone (S-2)', async () => {
      await admin.delete(path);
      const stranger = world.browser();
      const away = new URL((await stranger.get(start)).headers.get('location') ?? '');
      const said = new URLSearchParams({
        admin_consent: 'True',
        tenant: tenantId,
        state: away.searchParams.get('state') ?? '',
      });
      const back = await stranger.get(`${start}/callback?${said}`);
      expect(back.headers.get('location')).toBe('/admin/consent?consent=failed');
      expect(await state()).toEqual({ consented: false, appRemains: true });
      await admin.follow(start, people.admin);
      expect(await state()).toEqual({ consented: true, appRemains: false });
    });

    itUsually('can be repeated with the same result', async () => {
      await admin.delete(path);
      await admin.signInWithMicrosoft(people.admin);
      const again = await admin.delete<ConsentRemoved>(path);
      expect(again).toMatchObject({ status: 200, body: { links: 0, appRemains: true } });
      await world.sandbox.control('DELETE', '/faults');
      await admin.signInWithMicrosoft(people.admin);
      const last = await admin.delete<ConsentRemoved>(path);
      expect(last).toMatchObject({ status: 200, body: { links: 0, appRemains: false } });
      expect(await isConsentedAtMicrosoft()).toEqual([false, true]);
    });

    it('accepts a later consent once the app was seen to be gone', async () => {
      await admin.delete(path);
      await world.setConsent('contoso.example', false);
      expect(await state()).toEqual({ consented: false, appRemains: false });
      await world.setConsent('contoso.example', true);
      // Missing consent is remembered for a minute.
      await world.api.app.get(ConsentProof, { strict: false }).checkNow(tenantId);
      expect(await state()).toEqual({ consented: true, appRemains: false });
    });
  });

  it('is for administrators only', async () => {
    expect(await teacher.delete(path)).toMatchObject({ status: 403, body: { code: 'admin_only' } });
    const answer = await admin.request('DELETE', path, { withoutCsrf: true });
    expect(answer).toMatchObject({ status: 403, body: { code: 'csrf_failed' } });
  });
});
