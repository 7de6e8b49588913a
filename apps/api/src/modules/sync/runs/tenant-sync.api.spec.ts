import { randomUUID } from 'node:crypto';
import { Organization, Profile, TokenCache, User, UserRole, Session } from '../../auth';
import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncWorld, type WireTenant } from '../testing';

const minute = 60_000;

describe('a tenant’s sync', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--generate', 'users=60,classes=3'] } });
    // Its search for interrupted runs would count among the statements.
    await world.standAlone();
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 25).map(({ id }) => id);
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, ids);
  });

  const userPath = (id: string) => `/tenants/${tenant.id}/users/${id}`;
  const patch = (id: string, changes: object) => world.control('PATCH', userPath(id), changes);
  const remove = (id: string, how = '') => world.control('DELETE', `${userPath(id)}${how}`);
  const restore = (id: string) => world.control('POST', `${userPath(id)}/restore`);
  const fault = (details: object, match: object = { path: '/users/delta' }) =>
    world.control('POST', '/faults', { match, ...details });
  const sync = () => world.sync(tenant.id);
  const lastRun = () => world.lastRun(tenant.id);

  /** Adds the rows of someone who has signed in and has a seat. */
  async function leaveTraces(objectId: string): Promise<void> {
    const { manager } = world.dataSource;
    const { userId } = (await world.account(objectId))!;
    const at = new Date();
    const key = { partitionKey: `${tenant.id}.${objectId}`, keyId: 'k1', version: 1 };
    await manager.insert(TokenCache, { ...key, sealed: Buffer.from('x'), updatedAt: at });
    const role = { tenantId: tenant.id, o365UserId: objectId, role: 'Teacher' as const };
    await manager.insert(UserRole, { id: randomUUID(), ...role });
    const expiresAt = new Date(at.getTime() + minute);
    await manager.insert(Session, { sidHash: userId, userId, data: '{}', expiresAt });
    await manager.query(
      'INSERT INTO classroom_seating_arrangements (id, class_id, user_id, position) VALUES (?, ?, ?, 1)',
      [randomUUID(), randomUUID(), objectId],
    );
  }

  /** How many of these rows are left. */
  async function traces(objectId: string) {
    const { manager } = world.dataSource;
    const seats: { n: number | string }[] = await manager.query(
      'SELECT COUNT(*) AS n FROM classroom_seating_arrangements WHERE user_id = ?',
      [objectId],
    );
    return {
      tokens: await manager.countBy(TokenCache, { partitionKey: `${tenant.id}.${objectId}` }),
      sessions: await manager.count(Session),
      roles: await manager.countBy(UserRole, { o365UserId: objectId }),
      seats: Number(seats[0]?.n),
    };
  }

  it('covers everyone first, then only what changed (SYNC-1, SYNC-2)', async () => {
    expect(await sync()).toEqual({ state: 'done' });
    const first = await lastRun();
    expect(first).toMatchObject({ state: 'done', isFull: true, updated: 25, removed: 0 });
    expect(first.unknown).toBe(first.received - 25);

    await patch(ids[0]!, { jobTitle: 'Head', department: null });
    await patch(tenant.users[40]!.id, { jobTitle: 'Nobody here' });
    expect(await sync()).toEqual({ state: 'done' });
    const second = { isFull: false, received: 2, updated: 1, unknown: 1 };
    expect(await lastRun()).toMatchObject(second);
    expect(await world.account(ids[0]!)).toMatchObject({ jobTitle: 'Head', department: null });
  });

  it('sends one request and writes little when nothing changed (SYNC-7)', async () => {
    await sync();
    let statements: string[] = [];
    const requests = await world.microsoft.requests(async () => {
      statements = await world.statements(() => world.tick(tenant.id));
    });
    expect(await lastRun()).toMatchObject({ state: 'done', trigger: 'schedule', received: 0 });
    expect(requests.filter(({ path }) => path.includes('/v1.0/')).length).toBe(1);
    expect(statements.length).toBeGreaterThan(5);
    expect(statements.length).toBeLessThanOrEqual(10);
  });

  it('needs no more statements for a page of many than for a page of one (SYNC-3)', async () => {
    await world.control('PATCH', '/delta', { pageSize: 999 });
    const all = await world.statements(sync);
    await patch(ids[0]!, { jobTitle: 'Head' });
    const one = await world.statements(sync);
    expect(all.length).toBeLessThanOrEqual(one.length + 8);
  });

  it('deactivates a soft-deleted user, and reactivates a restored one (SYNC-2, S-14)', async () => {
    await leaveTraces(ids[0]!);
    await sync();
    await remove(ids[0]!);
    await sync();
    expect(await lastRun()).toMatchObject({ deactivated: 1, removed: 0 });
    const account = await world.account(ids[0]!);
    expect(account).toMatchObject({ inactiveReason: 'changed', user: { isActive: false } });
    expect(await traces(ids[0]!)).toEqual({ tokens: 0, sessions: 0, roles: 1, seats: 1 });

    await restore(ids[0]!);
    await sync();
    expect(await lastRun()).toMatchObject({ reactivated: 1, deactivated: 0 });
    const back = await world.account(ids[0]!);
    expect(back).toMatchObject({ inactiveReason: null, user: { isActive: true } });
  });

  it('deactivates a blocked user until they are unblocked (SYNC-2)', async () => {
    await sync();
    await patch(ids[0]!, { isEnabled: false });
    await sync();
    expect(await world.account(ids[0]!)).toMatchObject({ user: { isActive: false } });
    await patch(ids[0]!, { isEnabled: true });
    await sync();
    expect(await world.account(ids[0]!)).toMatchObject({ user: { isActive: true } });
  });

  it('never reactivates a user someone else has deactivated (SYNC-2)', async () => {
    await sync();
    const { userId } = (await world.account(ids[0]!))!;
    await world.dataSource.manager.update(User, { id: userId }, { isActive: false });
    await patch(ids[0]!, { jobTitle: 'Head' });
    await sync();
    expect(await world.account(ids[0]!)).toMatchObject({
      jobTitle: 'Head',
      user: { isActive: false },
    });
  });

  it('removes everything about a permanently deleted user (SYNC-2)', async () => {
    await leaveTraces(ids[0]!);
    await sync();
    await remove(ids[0]!, '?permanent=true');
    await sync();
    expect(await lastRun()).toMatchObject({ deactivated: 0, removed: 1 });
    expect(await world.account(ids[0]!)).toBeNull();
    expect(await traces(ids[0]!)).toEqual({ tokens: 0, sessions: 0, roles: 0, seats: 0 });
    expect(await world.dataSource.manager.count(User)).toBe(ids.length - 1);
  });

  it('identifies people by their object id, not their address (SYNC-9, S-4)', async () => {
    await sync();
    const other = tenant.users[50]!.id;
    const { o365Email } = (await world.account(ids[0]!))!;
    await patch(ids[0]!, { mail: 'new.name@school.example', displayName: 'New Name' });
    await patch(other, { mail: o365Email });
    await sync();
    expect(await world.account(ids[0]!)).toMatchObject({
      o365Email: 'new.name@school.example',
      o365DisplayName: 'New Name',
    });
    expect(await world.account(other)).toBeNull();
  });

  it.each(['resyncRequired', 'syncStateNotFound', 'tooOld'])(
    'covers everyone again after %s, and looks up unseen users by id (SYNC-4)',
    async (as) => {
      await sync();
      const [changed, deletable, purged] = ids as [string, string, string];
      await remove(deletable);
      await remove(purged, '?permanent=true');
      await patch(changed, { jobTitle: 'Head' });
      await world.control('PATCH', '/delta', { removedAtFirst: false });
      await world.control('POST', '/delta/expire', { as });
      expect(await sync()).toEqual({ state: 'done' });
      expect(await lastRun()).toMatchObject({ isFull: true, deactivated: 1, removed: 1 });
      expect(await world.account(deletable)).toMatchObject({ inactiveReason: 'changed' });
      expect(await world.account(purged)).toBeNull();
      expect(await world.account(changed)).toMatchObject({ jobTitle: 'Head' });
    },
  );

  it('restarts once, and fails when the full round is rejected too (SYNC-4)', async () => {
    await sync();
    await fault({ status: 410, body: { error: { code: 'resyncRequired', message: 'x' } } });
    const requests = await world.microsoft.requests(async () => {
      expect(await sync()).toEqual({ state: 'failed' });
    });
    expect(requests.filter(({ path }) => path.includes('/users/delta')).length).toBe(2);
    expect(await lastRun()).toMatchObject({ state: 'failed', errorCode: 'graph_error' });
    await world.control('DELETE', '/faults');
    expect(await sync()).toEqual({ state: 'done' });
  });

  it('covers everyone again when it requests different fields (SYNC-4)', async () => {
    await sync();
    const { manager } = world.dataSource;
    await manager.update(DataSyncRecord, { tenantId: tenant.id }, { optionsHash: 'other' });
    await sync();
    expect(await lastRun()).toMatchObject({ isFull: true, updated: 0 });
  });

  it('removes no one because an answer is empty (S-20)', async () => {
    await sync();
    await world.control('POST', '/delta/expire');
    const link = 'https://graph.example/v1.0/users/delta?$deltatoken=x';
    await fault({ status: 200, body: { value: [], '@odata.deltaLink': link } }, { path: 'select' });
    expect(await sync()).toEqual({ state: 'done' });
    expect(await lastRun()).toMatchObject({ isFull: true, deactivated: 0, removed: 0 });
    expect(await world.dataSource.manager.countBy(User, { isActive: true })).toBe(ids.length);
  });

  it.each([
    ['neither list nor link', {}],
    ['no list', { '@odata.deltaLink': 'https://graph.example/v1.0/users/delta?x' }],
    ['no link', { value: [] }],
  ])('does not continue from an answer with %s (S-19, S-20)', async (_what, body) => {
    await sync();
    const before = await world.checkpoint(tenant.id);
    await fault({ status: 200, body });
    expect(await sync()).toEqual({ state: 'failed' });
    expect(await world.checkpoint(tenant.id)).toMatchObject({ deltaLink: before.deltaLink });
    await world.control('DELETE', '/faults');
    await patch(ids[0]!, { jobTitle: 'Head' });
    expect(await sync()).toEqual({ state: 'done' });
    expect(await world.account(ids[0]!)).toMatchObject({ jobTitle: 'Head' });
  });

  it('is not stopped by broken entries (S-19)', async () => {
    const deltaLink = `${world.microsoft.sandbox.url}/v1.0/users/delta?$deltatoken=x`;
    const value = [
      { id: ids[0], userPrincipalName: 'a@b', jobTitle: { not: 'text' }, mail: 'x'.repeat(5_000) },
      { userPrincipalName: 'without id' },
      { id: ids[1] },
      { id: ids[2], userPrincipalName: 'c@d', mobilePhone: '9'.repeat(1_000) },
    ];
    await fault({ status: 200, body: { value, '@odata.deltaLink': deltaLink }, times: 1 });
    await sync();
    expect(await lastRun()).toMatchObject({ state: 'done', received: 3, updated: 2 });
    expect(await world.account(ids[1]!)).toMatchObject({ o365Email: null });
    expect((await world.account(ids[2]!))?.mobilePhone).toHaveLength(64);
  });

  it.each([
    ['present', [{ '@removed': { reason: 'deleted' } }, { userPrincipalName: 'a@b' }], true],
    ['gone', [{ userPrincipalName: 'a@b' }, { '@removed': { reason: 'changed' } }], false],
  ])(
    'goes by the last entry about a user, whatever an earlier page stated: %s (SYNC-3)',
    async (_end, [first, second], isActive) => {
      await sync();
      const root = `${world.sandbox.url}/v1.0/users/delta`;
      const page = (entry: object, link: object) => ({
        value: [{ id: ids[0], ...entry }],
        ...link,
      });
      const next = { '@odata.nextLink': `${root}?$skiptoken=second` };
      const delta = { '@odata.deltaLink': `${root}?$deltatoken=x` };
      await fault({ status: 200, body: page(first!, next) }, { path: 'deltatoken' });
      await fault({ status: 200, body: page(second!, delta) }, { path: 'skiptoken=second' });
      expect(await sync()).toEqual({ state: 'done' });
      expect(await world.account(ids[0]!)).toMatchObject({ user: { isActive } });
    },
  );

  describe('of a user deleted too long ago to be restored (SYNC-2)', () => {
    const longAgo = new Date(Date.now() - 31 * 24 * 60 * minute);
    const silence = () => {
      const link = `${world.sandbox.url}/v1.0/users/delta?$deltatoken=x`;
      return fault({ status: 200, body: { value: [], '@odata.deltaLink': link } });
    };

    beforeEach(async () => {
      await sync();
      await remove(ids[0]!);
      await sync();
      await world.dataSource.manager.update(
        Profile,
        { o365UserId: ids[0]! },
        { inactiveSince: longAgo },
      );
    });

    it('removes the account even if Graph never reports the deletion', async () => {
      await remove(ids[0]!, '?permanent=true');
      await silence();
      await sync();
      expect(await lastRun()).toMatchObject({ removed: 1 });
      expect(await world.account(ids[0]!)).toBeNull();
    });

    it('keeps the account while Graph has the user, and checks again a month later', async () => {
      await silence();
      await sync();
      expect(await lastRun()).toMatchObject({ removed: 0, deactivated: 0 });
      const account = await world.account(ids[0]!);
      expect(account?.inactiveReason).toBe('changed');
      expect(account!.inactiveSince!.getTime()).toBeGreaterThan(longAgo.getTime());
    });
  });

  it('keeps its progress after a failure, and continues from there (SYNC-3, S-19)', async () => {
    await world.control('PATCH', '/delta', { pageSize: 10 });
    const { manager } = world.dataSource;
    await fault({ reset: true }, { path: '/users/delta.*skiptoken' });
    expect((await sync()).state).toBe('waiting');
    const kept = await world.checkpoint(tenant.id);
    expect(kept.nextLink).toContain('skiptoken');
    expect(await lastRun()).toMatchObject({ state: 'running', received: 10 });

    await world.control('DELETE', '/faults');
    expect((await sync()).state).toBe('waiting');
    await manager.update(DataSyncRecord, { tenantId: tenant.id }, { notBefore: new Date(0) });
    expect(await sync()).toEqual({ state: 'done' });
    const run = await lastRun();
    expect(run).toMatchObject({ state: 'done', updated: 25 });
    expect(run.received).toBe(run.unknown + 25);
  });

  it('pauses for as long as Microsoft asks, and records the wait (SYNC-4)', async () => {
    await fault({ status: 429, retryAfter: 90, times: 1 });
    const outcome = await sync();
    expect(outcome.state).toBe('waiting');
    const { notBefore } = await world.checkpoint(tenant.id);
    const left = notBefore!.getTime() - Date.now();
    expect(left).toBeGreaterThan(80_000);
    expect(left).toBeLessThanOrEqual(91_000);
    const requests = await world.microsoft.requests(sync);
    expect(requests).toEqual([]);
    expect((await lastRun()).waited).toBeGreaterThan(80_000);
  });

  it('fails when Microsoft stays away, and continues with the next run (S-19)', async () => {
    const { manager } = world.dataSource;
    const goOnNow = () =>
      manager.update(DataSyncRecord, { tenantId: tenant.id }, { notBefore: null });
    await fault({ status: 503, retryAfter: 60 });
    for (let attempt = 1; attempt < 6; attempt += 1) {
      expect((await sync()).state).toBe('waiting');
      await goOnNow();
      // Only this process knows the tenant's pause; another one would not wait.
      world.forgetPauses(tenant.id);
    }
    expect(await sync()).toEqual({ state: 'failed' });
    expect(await lastRun()).toMatchObject({ state: 'failed', errorCode: 'graph_unavailable' });
    await world.control('DELETE', '/faults');
    await goOnNow();
    world.forgetPauses(tenant.id);
    expect(await sync()).toEqual({ state: 'done' });
  });

  it('marks an organization that withdrew its consent, and stops syncing it (SYNC-4)', async () => {
    await sync();
    await world.microsoft.setConsent(tenant.domain, false);
    await world.control('POST', '/tokens/expire');
    expect(await sync()).toEqual({ state: 'failed' });
    expect(await lastRun()).toMatchObject({ state: 'failed', errorCode: 'consent_required' });
    const organizations = world.dataSource.getRepository(Organization);
    expect(await organizations.findOneByOrFail({ tenantId: tenant.id })).toMatchObject({
      isAdminConsented: false,
    });
    expect(await world.tick(tenant.id)).toEqual({ state: 'skipped' });
    expect(await world.dataSource.manager.countBy(User, { isActive: true })).toBe(ids.length);
  });
});
