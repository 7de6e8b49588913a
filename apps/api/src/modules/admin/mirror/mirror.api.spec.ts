import type { AuditList, MirrorStatus, Problem, SyncStatus } from '@app/contracts';
import { holdCalls, type Answer, type TestBrowser } from '../../../testing';
import { Organization } from '../../auth';
import { people } from '../../auth/testing';
import { FormerMirrorRepository } from '../../roster';
import { DataSyncRecord, SyncRun } from '../../sync';
import { rowsByTable, SyncWorld, type WireTenant } from '../../sync/testing';

const path = '/api/v1/admin/mirror';

const refusal = ({ status, body }: Answer<unknown>) => [status, (body as Problem).code];

describe.each(['on', 'off'])('the mirror, turned on and off, with ROSTER_MIRROR=%s', (initial) => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let admin: TestBrowser;

  beforeAll(async () => {
    world = await SyncWorld.start({
      sandbox: { args: ['--generate', 'users=60,schools=2,classes=12'] },
      api: { environment: { ROSTER_MIRROR: initial } },
    });
    await world.standAlone();
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    admin = await world.microsoft.signedIn(people.admin);
    await world.link(tenant, []);
  });

  const choose = (enabled: boolean) => admin.put<SyncStatus>(path, { enabled });
  const show = async () => (await admin.get<SyncStatus>('/api/v1/admin/sync')).body;
  const mirror = async (): Promise<MirrorStatus> => (await show()).mirror;
  const tick = () => world.tick(tenant.id, Date.now() + 60_000);
  const actions = async () => {
    const { value } = (await admin.get<AuditList>('/api/v1/admin/audit')).body;
    return value.map(({ action }) => action).filter((action) => action.startsWith('mirror.'));
  };
  const mirrored = async () => {
    const counts = Object.entries(await rowsByTable(world.dataSource, /^roster_/));
    return counts.filter(([, rows]) => rows > 0).map(([table]) => table);
  };
  const queries = async (table: string) => {
    const rows = await world.dataSource.query<{ query: string }[]>(
      `SELECT DISTINCT \`query\` FROM ${table} ORDER BY \`query\``,
    );
    return rows.map(({ query }) => query);
  };
  const fill = async () => {
    await choose(true);
    await tick();
    expect(await mirror()).toMatchObject({ enabled: true, state: 'ready' });
    expect(await mirrored()).toHaveLength(9);
  };

  if (initial === 'on') {
    it('fills by itself with a tenant’s first run (MIRROR-1)', async () => {
      expect(await mirror()).toMatchObject({ enabled: true, state: 'filling', startedAt: null });
      expect(await tick()).toEqual({ state: 'done' });
      expect(await mirror()).toMatchObject({ enabled: true, state: 'ready', startedBy: null });
      expect(await actions()).toEqual([]);
    });

    it('stays off for a tenant without consent', async () => {
      const organizations = world.dataSource.getRepository(Organization);
      await organizations.update({ tenantId: tenant.id }, { isAdminConsented: false });
      await tick();
      expect(await mirror()).toMatchObject({ state: 'off' });
      expect(await mirrored()).toEqual([]);
    });
  } else {
    it('does not start by itself (MIRROR-1)', async () => {
      await tick();
      expect(await mirror()).toMatchObject({ enabled: false, state: 'off', filledAt: null });
      expect(await mirrored()).toEqual([]);
    });

    it('is turned on by an administrator, and says by whom', async () => {
      expect((await choose(true)).body.mirror).toMatchObject({ enabled: true, state: 'filling' });
      // It doesn't need the schedule.
      expect(await world.tick(tenant.id, 0)).toEqual({ state: 'done' });
      const { startedBy, startedAt, filledAt } = await mirror();
      expect([startedBy, startedAt, filledAt]).toEqual(Array(3).fill(expect.any(String)));
      const runs = await world.dataSource.getRepository(SyncRun).find();
      const origins = new Set(runs.map(({ trigger, startedBy: by }) => `${trigger} ${by}`));
      expect([...origins]).toEqual([`administrator ${startedBy}`]);
      expect(await actions()).toEqual(['mirror.on']);
    });
  }

  it('removes everything when it is turned off, and leaves the sync of users alone', async () => {
    await fill();
    const users = { tenantId: tenant.id, query: 'users' };
    const linkOf = async () => {
      const checkpoints = world.dataSource.getRepository(DataSyncRecord);
      return (await checkpoints.findOneByOrFail(users)).deltaLink;
    };
    const before = await linkOf();
    expect((await choose(false)).body.mirror).toMatchObject({ enabled: false, state: 'emptying' });
    expect(await queries('data_sync_records')).toEqual(['users']);
    await world.tick(tenant.id, 0);
    expect(await mirror()).toMatchObject({ enabled: false, state: 'off', startedBy: null });
    expect(await mirrored()).toEqual([]);
    expect(await linkOf()).toBe(before);
    expect((await actions())[0]).toBe('mirror.off');
  });

  it('stays off: no run turns it on again', async () => {
    await fill();
    await choose(false);
    for (let count = 0; count < 3; count += 1) await tick();
    await world.sync(tenant.id);
    expect(await mirrored()).toEqual([]);
    expect(await queries('data_sync_records')).toEqual(['users']);
  });

  it('is not recorded when nothing changes', async () => {
    const { length: before } = await actions();
    await choose(true);
    await choose(true);
    await choose(false);
    await choose(false);
    const since = await actions();
    expect(since.slice(0, since.length - before)).toEqual(
      initial === 'on' ? ['mirror.off'] : ['mirror.off', 'mirror.on'],
    );
  });

  it('is emptied and filled again', async () => {
    await fill();
    const [{ seq }] = await world.dataSource.query<[{ seq: number }]>(
      'SELECT last_seq AS seq FROM roster_mirrors',
    );
    const { body } = await admin.post<SyncStatus>(`${path}/refill`);
    expect(body.mirror).toMatchObject({ enabled: true, state: 'emptying' });
    expect(await world.tick(tenant.id, 0)).toEqual({ state: 'done' });
    expect(await mirror()).toMatchObject({ enabled: true, state: 'ready' });
    expect(await mirrored()).toHaveLength(9);
    const [after] = await world.dataSource.query<[{ seq: number }]>(
      'SELECT last_seq AS seq FROM roster_mirrors',
    );
    expect(after.seq).toBe(seq);
    expect((await actions())[0]).toBe('mirror.refilled');
  });

  it('is not written by a run under way once it is off, nor brought back by it', async () => {
    await choose(true);
    const held = await holdCalls(world.sandbox, { path: '/education/users/delta' });
    const turn = tick();
    await held.reached(1);
    expect(await mirrored()).toContain('roster_schools');
    await choose(false);
    await held.release();
    await turn;
    expect(await mirror()).toMatchObject({ state: 'off' });
    expect(await mirrored()).toEqual([]);
    expect(await queries('sync_runs')).toEqual(['schools', 'users']);
    await fill();
  });

  it('is not brought back by a run under way when the consent is withdrawn (ADM-3)', async () => {
    await choose(true);
    const held = await holdCalls(world.sandbox, { path: '/education/classes/delta' });
    const turn = tick();
    await held.reached(1);
    expect(await mirrored()).toContain('roster_people');
    expect((await admin.delete('/api/v1/admin/consent')).status).toBe(200);
    await held.release();
    await turn;
    await world.tick(tenant.id);
    expect(await mirrored()).toEqual([]);
    expect(await queries('data_sync_records')).toEqual([]);
    const found = await world.dataSource.getRepository(Organization).findOneByOrFail({
      tenantId: tenant.id,
    });
    expect(found).toMatchObject({ isMirrorLeft: false, isMirrorWanted: null });
  });

  it('goes on after a crash while it is emptied', async () => {
    await fill();
    await choose(false);
    const former = world.api.app.get(FormerMirrorRepository, { strict: false });
    const remove = jest.spyOn(former, 'removeSome').mockRejectedValueOnce(new Error('killed'));
    await expect(world.tick(tenant.id, 0)).rejects.toThrow('killed');
    remove.mockRestore();
    await choose(true);
    expect(await mirror()).toMatchObject({ state: 'emptying' });
    await world.tick(tenant.id, 0);
    expect(await mirror()).toMatchObject({ state: 'ready' });
  });

  it('needs consent, and something to empty', async () => {
    await choose(false);
    expect(refusal(await admin.post(`${path}/refill`))).toEqual([409, 'conflict']);
    const organizations = world.dataSource.getRepository(Organization);
    await organizations.update({ tenantId: tenant.id }, { isAdminConsented: false });
    expect(refusal(await choose(true))).toEqual([403, 'consent_required']);
    expect(refusal(await admin.post(`${path}/refill`))).toEqual([403, 'consent_required']);
    expect(await mirror()).toMatchObject({ enabled: false });
  });

  it.each([{}, { enabled: 'on' }, { enabled: null }, { enabled: true, more: 1 }])(
    'rejects %j',
    async (body) => {
      expect((await admin.put(path, body)).status).toBe(422);
    },
  );
});
