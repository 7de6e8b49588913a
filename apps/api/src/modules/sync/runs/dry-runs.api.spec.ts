import { DataSource } from 'typeorm';
import { SyncWorld, type WireTenant } from '../testing';
import { DryRuns } from './dry-runs';
import { RunStarts } from './run-starts';

const tables = [
  'auth_user',
  'profiles',
  'user_roles',
  'token_cache',
  'data_sync_records',
  'sync_runs',
  'sync_removals',
];

describe('a dry run of the sync (--dry-run, SYNC-8)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--generate', 'users=60,classes=2'] } });
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 40).map(({ id }) => id);
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, ids);
  });

  const forecast = async () => {
    const { app } = world.api;
    const starts = app.get(RunStarts);
    const state = await starts.load(tenant.id);
    return app.get(DryRuns).forecast(state!, starts.resources.first);
  };
  const rows = async () => {
    const dataSource = world.api.app.get(DataSource);
    const all: unknown[] = [];
    for (const table of tables) all.push(await dataSource.query(`SELECT * FROM ${table}`));
    return all;
  };
  const change = (changes: object[]) =>
    world.control('POST', `/tenants/${tenant.id}/users/changes`, changes);

  async function toldAndDone() {
    const before = await rows();
    const told = await forecast();
    expect(await rows()).toEqual(before);
    const { state } = await world.sync(tenant.id);
    const { isFull, received, added, updated, reactivated, unknown, deactivated, removed } =
      await world.lastRun(tenant.id);
    const done = { full: isFull, received, added, updated, reactivated, unknown };
    return { told, done: { ...done, deactivate: deactivated, remove: removed }, state };
  }

  it('predicts a first run, and writes nothing', async () => {
    await change([
      { id: ids[0], remove: 'changed' },
      { id: ids[1], remove: 'deleted' },
    ]);
    const { told, done } = await toldAndDone();
    expect(told).toEqual({ ...done, asks: false });
    expect(told).toMatchObject({ full: true, deactivate: 1, remove: 1 });
  });

  it('predicts a round of changes', async () => {
    await change([{ id: ids[2], remove: 'changed' }]);
    await world.sync(tenant.id);
    await change([
      { id: ids[0], patch: { jobTitle: 'Head' } },
      { id: ids[1], remove: 'deleted' },
      { id: ids[2], restore: true },
    ]);
    const { told, done } = await toldAndDone();
    expect(told).toEqual({ ...done, asks: false });
    expect(told).toMatchObject({ full: false, updated: 2, reactivated: 1, remove: 1 });
  });

  it('predicts the full round after a link has ended', async () => {
    await world.sync(tenant.id);
    await world.control('PATCH', '/delta', { removedAtFirst: false });
    await change([{ id: ids[0], remove: 'changed' }]);
    await world.control('POST', '/delta/expire');
    const { told, done } = await toldAndDone();
    expect(told).toEqual({ ...done, asks: false });
    expect(told).toMatchObject({ full: true, deactivate: 1 });
  });

  it('predicts that a run would stop and ask', async () => {
    await world.sync(tenant.id);
    await change(ids.slice(0, 25).map((id) => ({ id, remove: 'changed' })));
    const { told, state } = await toldAndDone();
    expect(told).toMatchObject({ deactivate: 25, asks: true });
    expect(state).toBe('decision');
  });
});
