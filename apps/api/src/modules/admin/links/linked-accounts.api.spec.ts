import type { AuditList, LinkedAccountList, LoginCacheCleared } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { Profile, TokenCache, UserRole } from '../../auth';
import { MicrosoftWorld, people } from '../../auth/testing';
import { AuditEvent } from '../audit/audit-event.entity';

const path = '/api/v1/admin/linked-accounts';
const cachePath = '/api/v1/admin/login-cache';

describe('linked accounts (ADM-4) and the login cache (ADM-6)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;
  let teacherId: string;

  beforeAll(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: ['--consent', 'all'] } });
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.signedIn(people.admin);
    teacherId = (await world.idsOf(people.teacher)).objectId;
  });

  const list = async (browser: TestBrowser, query = '') =>
    (await browser.get<LinkedAccountList>(path + query)).body;
  const latestEvent = async (browser: TestBrowser) =>
    (await browser.get<AuditList>('/api/v1/admin/audit?limit=1')).body.value[0];

  it('lists the own tenant’s accounts with both addresses', async () => {
    await world.linked(people.teacher);
    await world.linked(people.fabrikamTeacher);
    const { value, nextCursor, total } = await list(admin, '?search=marsh&sort=-linkedAt');
    expect({ nextCursor, total }).toEqual({ nextCursor: null, total: 1 });
    expect(value).toEqual([
      {
        id: teacherId,
        localEmail: people.teacher,
        microsoftEmail: people.teacher,
        displayName: 'Elena Marsh',
        linkedAt: expect.stringMatching(/^20\d\d-.*Z$/) as string,
      },
    ]);
  });

  it.each(['limit=0', 'limit=101', 'sort=password', 'cursor=x', 'tenantId=x', 'limit=1&limit=2'])(
    'rejects ?%s',
    async (query) => {
      const answer = await admin.get(`${path}?${query}`);
      expect(answer).toMatchObject({ status: 422, body: { code: 'validation_failed' } });
    },
  );

  it('unlinks an account, whose open sessions notice on their next request (S-14)', async () => {
    const teacher = await world.linked(people.teacher);
    await world.linked(people.otherTeacher);
    expect((await teacher.get('/api/v1/schools')).status).toBe(200);

    expect((await admin.delete(`${path}/${teacherId}`)).status).toBe(204);

    const refused = await teacher.get('/api/v1/schools');
    expect(refused).toMatchObject({ status: 403, body: { code: 'linked_users_only' } });
    expect(await teacher.session()).toMatchObject({ linked: false, next: '/link' });
    expect((await list(admin)).value.map(({ localEmail }) => localEmail)).toEqual([
      people.otherTeacher,
    ]);
    const ofTeacher = (rows: { o365UserId: string | null }[]) =>
      rows.filter(({ o365UserId }) => o365UserId === teacherId);
    expect(ofTeacher(await world.rows(UserRole))).toEqual([]);
    expect(ofTeacher(await world.rows(Profile))).toEqual([]);
    const keys = (await world.rows(TokenCache)).map(({ partitionKey }) => partitionKey);
    expect(keys.filter((key) => key.includes(teacherId))).toEqual([]);
    expect(await latestEvent(admin)).toMatchObject({
      action: 'link.removed',
      actor: { displayName: expect.any(String) as string },
      subject: people.teacher,
    });
    expect((await admin.delete(`${path}/${teacherId}`)).status).toBe(404);
  });

  it("does not find another tenant's link, which stays (S-12)", async () => {
    await world.linked(people.teacher);
    const stranger = await world.signedIn(people.fabrikamAdmin);
    const answer = await stranger.delete(`${path}/${teacherId}`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect((await list(stranger)).value).toEqual([]);
    expect((await list(admin)).total).toBe(1);
  });

  it('changes nothing when one part fails (S-18)', async () => {
    await world.linked(people.teacher);
    const before = [await world.rows(Profile), await world.rows(UserRole)];
    const insert = jest.spyOn(world.dataSource.getRepository(AuditEvent), 'insert');
    insert.mockRejectedValueOnce(new Error('disk full'));
    expect((await admin.delete(`${path}/${teacherId}`)).status).toBe(500);
    insert.mockRestore();
    expect([await world.rows(Profile), await world.rows(UserRole)]).toEqual(before);
    const keys = (await world.rows(TokenCache)).map(({ partitionKey }) => partitionKey);
    expect(keys.filter((key) => key.includes(teacherId))).toHaveLength(1);
  });

  it('clears only the own tenant’s cached logins (S-12)', async () => {
    const teacher = await world.linked(people.teacher);
    const elsewhere = await world.linked(people.fabrikamTeacher);
    const answer = await admin.delete<LoginCacheCleared>(cachePath);
    expect(answer).toMatchObject({ status: 200, body: { removed: 2 } });
    expect(await world.rows(TokenCache)).toHaveLength(1);
    const refused = await teacher.get('/api/v1/me/classes');
    expect(refused).toMatchObject({ status: 401, body: { code: 'microsoft_login_required' } });
    expect((await elsewhere.get('/api/v1/me/classes')).status).toBe(200);
    // The administrator's own tokens went too.
    await admin.signInWithMicrosoft(people.admin);
    expect(await latestEvent(admin)).toMatchObject({
      action: 'login-cache.cleared',
      details: { removed: 2 },
    });
    const stranger = await world.signedIn(people.fabrikamAdmin);
    expect((await latestEvent(stranger))?.action).not.toBe('login-cache.cleared');
  });
});
