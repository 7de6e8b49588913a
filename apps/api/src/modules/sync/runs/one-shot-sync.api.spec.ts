import { Logger } from '@nestjs/common';
import { WrongCommand } from '../../../config/wrong-command';
import { readSyncOptions } from '../../../sync-command';
import { SyncWorld, type WireTenant } from '../testing';
import { OneShotSync } from './one-shot-sync';

const never = new AbortController().signal;

describe('the sync as a one-shot job (RUN-4, SYNC-3)', () => {
  let world: SyncWorld;
  let tenants: [WireTenant, WireTenant];

  beforeAll(async () => {
    const args = ['--generate', 'tenants=2,users=60,classes=2', '--consent', 'all'];
    world = await SyncWorld.start({ sandbox: { args } });
    tenants = await world.control<[WireTenant, WireTenant]>('GET', '/tenants');
  });
  afterAll(() => world.stop());

  beforeEach(async () => {
    await world.reset();
    for (const tenant of tenants) {
      await world.link(
        tenant,
        tenant.users.slice(0, 40).map(({ id }) => id),
      );
    }
  });

  const once = (options: { tenantId?: string; isDry?: boolean } = {}) =>
    world.api.app.get(OneShotSync).run({ isDry: false, ...options }, never);
  it('syncs every organization', async () => {
    expect(await once()).toBe(true);
    for (const { id } of tenants) expect(await world.lastRun(id)).toMatchObject({ state: 'done' });
  });

  it('continues after a tenant fails, and reports the failure (SYNC-4, S-19)', async () => {
    const match = { path: '/users/delta', tenant: tenants[0].id };
    await world.control('POST', '/faults', { match, status: 400 });
    expect(await once()).toBe(false);
    expect(await world.lastRun(tenants[0].id)).toMatchObject({ state: 'failed' });
    expect(await world.lastRun(tenants[1].id)).toMatchObject({ state: 'done', trigger: 'command' });
  });

  it('syncs a single organization, and fails for an unknown one', async () => {
    expect(await once({ tenantId: tenants[1].id })).toBe(true);
    await expect(world.lastRun(tenants[0].id)).rejects.toThrow();
    expect(await once({ tenantId: crypto.randomUUID() })).toBe(false);
  });

  it('says so if there is no organization', async () => {
    await world.forget();
    const log = jest.spyOn(Logger.prototype, 'log');
    expect(await once()).toBe(true);
    const told = log.mock.calls.map(([line]) => (line as { msg?: string }).msg);
    log.mockRestore();
    expect(told).toEqual([expect.stringMatching(/^Nothing to sync: no organization/)]);
  });

  it('only reports what it would do in a dry run', async () => {
    expect(await once({ isDry: true })).toBe(true);
    await expect(world.lastRun(tenants[0].id)).rejects.toThrow();
  });
});

describe('the options of the sync command', () => {
  it.each([
    [['--once'], { tenantId: undefined, isDry: false }],
    [['--once', '--tenant', 'ABC', '--dry-run'], { tenantId: 'abc', isDry: true }],
  ])('are read from %j', (args, options) => {
    expect(readSyncOptions(args)).toEqual(options);
  });

  it.each([[[]], [['--tenant', 'x']], [['--once', '--all']], [['once']]])(
    'are rejected: %j',
    (args) => {
      expect(() => readSyncOptions(args)).toThrow(WrongCommand);
    },
  );
});
