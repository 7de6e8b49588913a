import type { AuditList, SyncStarted, SyncStatus } from '@app/contracts';
import { call, people, TestProgram } from '../../auth/testing';
import { SyncWorld, type WireTenant } from '../../sync/testing';

const path = '/api/v1/sync';

describe('the sync for programs (API-1, ADM-7)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;

  beforeAll(async () => {
    world = await SyncWorld.start();
    tenant = await world.tenant();
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, []);
  });

  it('is started and watched, in the audit log under the client’s name', async () => {
    const program = await TestProgram.create(world.api, tenant.id, {
      scopes: ['sync.run', 'sync.readonly'],
    });
    const authorization = `Bearer ${await program.token()}`;
    const started = await call<SyncStarted>(world.api, path, { authorization, method: 'POST' });
    expect(started.status).toBe(202);
    const { body } = await call<SyncStatus>(world.api, path, { authorization });
    expect(body.runs[0]).toMatchObject({ id: started.body.id, startedBy: 'Library' });
    const admin = await world.microsoft.signedIn(people.admin);
    const { body: log } = await admin.get<AuditList>('/api/v1/admin/audit');
    expect(log.value[0]).toMatchObject({
      action: 'sync.started',
      actor: null,
      subject: 'Library',
    });
  });

  it('takes its own scope to start', async () => {
    const program = await TestProgram.create(world.api, tenant.id, { scopes: ['sync.readonly'] });
    const authorization = `Bearer ${await program.token()}`;
    const { status, body } = await call(world.api, path, { authorization, method: 'POST' });
    expect([status, body.code]).toEqual([403, 'insufficient_scope']);
    expect((await call(world.api, path, { authorization })).status).toBe(200);
  });
});
