import type { AuditList, Problem, SyncRemovalList, SyncStarted, SyncStatus } from '@app/contracts';
import { Organization, User } from '../../auth';
import { people } from '../../auth/testing';
import { rowsByTable, SyncWorld, type WireTenant } from '../../sync/testing';
import { startMirror } from '../../sync/testing/read-roster';
import type { Answer, TestBrowser } from '../../../testing';

const path = '/api/v1/admin/sync';

const refusal = ({ status, body }: Answer<unknown>) => [status, (body as Problem).code];

describe('the administrator’s sync (ADM-7, SYNC-8)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--generate', 'users=60,classes=3'] } });
    tenant = await world.tenant();
    ids = tenant.users
      .filter(({ userPrincipalName }) => userPrincipalName !== people.admin)
      .map(({ id }) => id)
      .slice(0, 40);
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.microsoft.signedIn(people.admin);
    await world.link(tenant, ids);
  });

  const show = async () => (await admin.get<SyncStatus>(path)).body;
  const start = () => admin.post<SyncStarted>(path);
  const decide = (runId: string, choice: string) =>
    admin.post<SyncStatus>(`${path}/decision`, { runId, choice });
  const removeMany = (count: number, how: 'changed' | 'deleted' = 'changed') =>
    world.control(
      'POST',
      `/tenants/${tenant.id}/users/changes`,
      ids.slice(0, count).map((id) => ({ id, remove: how })),
    );
  const countActive = () => world.dataSource.manager.countBy(User, { isActive: true });
  const actions = async () =>
    (await admin.get<AuditList>('/api/v1/admin/audit')).body.value.map(({ action }) => action);

  async function settled(): Promise<SyncStatus> {
    for (;;) {
      const status = await show();
      if (!status.running) return status;
    }
  }

  async function stopped(count: number, how?: 'changed' | 'deleted'): Promise<SyncStatus> {
    await world.sync(tenant.id);
    await removeMany(count, how);
    expect(await world.sync(tenant.id)).toEqual({ state: 'decision' });
    return show();
  }

  it('shows nothing before the first run', async () => {
    expect(await show()).toEqual({
      running: false,
      nextRun: null,
      scheduled: false,
      paused: false,
      decision: null,
      mirror: {
        enabled: false,
        state: 'off',
        startedAt: null,
        startedBy: null,
        filledAt: null,
        asOf: null,
        counts: null,
      },
      resources: [
        {
          resource: 'users',
          phase: 'idle',
          failed: false,
          waitingUntil: null,
          lastFinished: null,
          lastFull: null,
        },
      ],
      runs: [],
    });
  });

  it('starts immediately, is recorded, and shows what it did', async () => {
    const { status, body } = await start();
    expect(status).toBe(202);
    const { runs } = await settled();
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      id: body.id,
      state: 'done',
      full: true,
      trigger: 'administrator',
      updated: 40,
      waitingUntil: null,
    });
    expect(runs[0]?.startedBy).toBeTruthy();
    expect(await actions()).toContain('sync.started');
  });

  it('rejects a second run while one is running', async () => {
    await world.control('POST', '/faults', { match: { path: '/users/delta' }, latency: 5_000 });
    await start();
    const again = await start();
    expect(refusal(again)).toEqual([409, 'sync_running']);
    expect((await show()).running).toBe(true);
    await world.control('DELETE', '/faults');
    await settled();
    expect((await start()).status).toBe(202);
    expect((await settled()).runs).toHaveLength(2);
  });

  it('rejects a run without consent', async () => {
    const organizations = world.dataSource.getRepository(Organization);
    await organizations.update({ tenantId: tenant.id }, { isAdminConsented: false });
    const answer = await start();
    expect(refusal(answer)).toEqual([403, 'consent_required']);
    expect((await show()).runs).toEqual([]);
  });

  it('explains why a run failed', async () => {
    await world.control('POST', '/faults', { match: { path: '/users/delta' }, status: 400 });
    await start();
    const { runs } = await settled();
    expect(runs[0]).toMatchObject({ state: 'failed', errorCode: 'graph_error' });
    expect(runs[0]?.error).toMatch(/next run tries again/);
  });

  it('only runs by hand while it is paused (ADM-7)', async () => {
    const paused = await admin.put<SyncStatus>(`${path}/pause`, { paused: true });
    expect(paused.body.paused).toBe(true);
    expect(await world.tick(tenant.id)).toEqual({ state: 'skipped' });
    expect((await start()).status).toBe(202);
    expect((await settled()).runs[0]?.state).toBe('done');
    await admin.put(`${path}/pause`, { paused: false });
    expect(await world.tick(tenant.id)).toEqual({ state: 'done' });
    expect(await actions()).toEqual(expect.arrayContaining(['sync.paused', 'sync.resumed']));
  });

  it('removes a few without asking, however small the school (SYNC-8)', async () => {
    await world.sync(tenant.id);
    await removeMany(19);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    expect((await show()).runs[0]).toMatchObject({ deactivated: 19 });
  });

  it('stops before it removes many, and lists them (SYNC-8, S-20)', async () => {
    const status = await stopped(25);
    expect(status.decision).toMatchObject({ deactivate: 25, remove: 0, known: 40 });
    expect(status).toMatchObject({
      running: false,
      runs: [{ state: 'paused' }, { state: 'done' }],
    });
    expect(await countActive()).toBe(40);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await admin.get<SyncRemovalList>(`${path}/removals?limit=10${cursor}`);
      seen.push(...page.body.value.map(({ id }) => id));
      cursor = page.body.nextCursor ? `&cursor=${page.body.nextCursor}` : '';
    } while (cursor);
    expect(seen).toEqual([...ids.slice(0, 25)].sort());
    expect(await world.tick(tenant.id)).toEqual({ state: 'decision' });
    const again = await start();
    expect(refusal(again)).toEqual([409, 'conflict']);
  });

  it('continues when the administrator confirms (SYNC-8)', async () => {
    const { decision } = await stopped(25);
    expect((await decide(decision!.runId, 'go-on')).status).toBe(200);
    const status = await settled();
    expect(status.decision).toBeNull();
    expect(status.runs[0]).toMatchObject({ id: decision!.runId, state: 'done', deactivated: 25 });
    expect(await countActive()).toBe(15);
    expect(await actions()).toContain('sync.confirmed');
  });

  it('keeps all accounts when the administrator discards it (SYNC-8)', async () => {
    const { decision } = await stopped(25, 'deleted');
    expect(decision).toMatchObject({ deactivate: 0, remove: 25 });
    const answer = await decide(decision!.runId, 'discard');
    expect(answer.body).toMatchObject({ decision: null, running: false });
    expect(answer.body.runs[0]).toMatchObject({ state: 'done', removed: 0 });
    expect(await countActive()).toBe(40);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    expect(await countActive()).toBe(40);
    expect(await actions()).toContain('sync.discarded');
  });

  it('rejects a decision about any run but the stopped one (SYNC-8)', async () => {
    const { decision, runs } = await stopped(25);
    const outdated = await decide(runs[1]!.id, 'go-on');
    expect(refusal(outdated)).toEqual([409, 'conflict']);
    await decide(decision!.runId, 'discard');
    const twice = await decide(decision!.runId, 'go-on');
    expect(refusal(twice)).toEqual([409, 'conflict']);
    expect(await countActive()).toBe(40);
  });

  it('also asks about a full round that misses many (SYNC-4, SYNC-8)', async () => {
    await world.sync(tenant.id);
    await world.control('PATCH', '/delta', { removedAtFirst: false });
    await removeMany(25);
    await world.control('POST', '/delta/expire');
    expect(await world.sync(tenant.id)).toEqual({ state: 'decision' });
    expect((await show()).decision).toMatchObject({ deactivate: 25 });
    expect(await countActive()).toBe(40);
  });

  it.each([
    ['PUT', 'pause', { paused: 'yes' }],
    ['POST', 'decision', { runId: 'x', choice: 'go-on' }],
    ['POST', 'decision', { runId: crypto.randomUUID(), choice: 'maybe' }],
  ] as const)('rejects %s %s %j', async (method, route, body) => {
    const send =
      method === 'PUT' ? admin.put(`${path}/${route}`, body) : admin.post(`${path}/${route}`, body);
    expect((await send).status).toBe(422);
  });

  it('is removed with the consent (ADM-3)', async () => {
    await stopped(25);
    await startMirror(world, tenant.id);
    await world.sync(tenant.id);
    const counts = () => rowsByTable(world.dataSource, /^(sync|data_sync|roster)_/);
    expect(Object.entries(await counts()).filter(([, n]) => n === 0)).toEqual([]);
    expect((await admin.delete('/api/v1/admin/consent')).status).toBe(200);
    // The copy of the roster goes in the tenant's next turn, which comes at once.
    while (Object.values(await counts()).some((rows) => rows > 0));
  });
});
