import type { AuditList, UserAccess, UserAccessFailureList } from '@app/contracts';
import { holdCalls, startApi, type TestBrowser } from '../../../testing';
import { MicrosoftWorld } from '../../auth/testing';
import { UserAccessJob } from './user-access-job.entity';
import { UserAccessJobs } from './user-access-jobs';
import { UserAccessRunner } from './user-access-runner';

const path = '/api/v1/admin/user-access';
const assigning = { method: 'POST', path: '/appRoleAssignedTo' };
const roster = ['--generate', 'tenants=2,schools=1,classes=1,classSize=2,users=300'];

describe('giving everyone access (ADM-5)', () => {
  let world: MicrosoftWorld;
  let admin: TestBrowser;
  let total: number;

  beforeEach(async () => {
    world = await MicrosoftWorld.start({ sandbox: { args: [...roster, '--consent', 'all'] } });
    admin = await world.signedIn('admin@contoso.example');
    const tenants = await world.sandbox.control<{ userCount: number }[]>('GET', '/tenants');
    total = tenants[0]!.userCount;
  });
  afterEach(() => world.stop());

  const show = async (browser = admin) => (await browser.get<UserAccess>(path)).body;

  async function settled(browser = admin): Promise<UserAccess> {
    let state = await show(browser);
    while (state.state === 'running') state = await show(browser);
    return state;
  }

  const assignedIn = async (domain: string) => {
    const path = `/tenants/${domain}/access`;
    return (await world.sandbox.control<{ userIds: string[] }>('GET', path)).userIds;
  };
  const everyoneOnce = async () => {
    const own = await assignedIn('contoso.example');
    expect(new Set(own).size).toBe(total);
    expect(own).toHaveLength(total);
    expect(await assignedIn('fabrikam.example')).toEqual([]);
  };
  const batchesOf = (requests: { path: string; method: string }[]) =>
    requests.filter((request) => request.method === 'POST' && request.path.endsWith('/$batch'));

  it.each([
    ['a former address of Graph', 'http://127.0.0.1:9/v1.0/users?$skiptoken=x'],
    ['another host', 'https://evil.example/v1.0/users?$skiptoken=x'],
  ])('starts the list over instead of following a link to %s (S-15)', async (_, pageLink) => {
    const { tenantId } = await world.idsOf('admin@contoso.example');
    const { app } = world.api;
    await app.get(UserAccessJobs, { strict: false }).start(tenantId, 'Ann');
    await world.dataSource.manager.update(UserAccessJob, { tenantId }, { pageLink, done: 7 });
    await app.get(UserAccessRunner, { strict: false }).takeUp();
    expect(await settled()).toMatchObject({ state: 'done', total, done: total, enabled: total });
    await everyoneOnce();
  });

  it('sends one batch per 20 users, and skips those who have access', async () => {
    const requests = await world.requests(async () => {
      expect(await admin.post(path)).toMatchObject({ status: 202, body: { state: 'running' } });
      expect((await admin.post(path)).status).toBe(202);
      await settled();
    });
    expect(batchesOf(requests)).toHaveLength(Math.ceil(total / 20));
    await everyoneOnce();
    expect(await show()).toMatchObject({
      state: 'done',
      total,
      done: total,
      enabled: total,
      skipped: 0,
      failed: 0,
    });

    const again = await world.requests(async () => {
      await admin.post(path);
      await settled();
    });
    expect(batchesOf(again)).toEqual([]);
    expect(await show()).toMatchObject({ state: 'done', enabled: 0, skipped: total });
    const log = (await admin.get<AuditList>('/api/v1/admin/audit')).body.value;
    expect(log.map(({ action, details }) => [action, details])).toEqual([
      ['user-access.finished', { enabled: 0, skipped: total, failed: 0 }],
      ['user-access.started', {}],
      ['user-access.finished', { enabled: total, skipped: 0, failed: 0 }],
      ['user-access.started', {}],
    ]);
  });

  it('continues where it was after its process died midway, throttled throughout', async () => {
    const throttling = { match: { ...assigning, batchPart: true }, every: 50, status: 429 };
    await world.sandbox.control('POST', '/faults', { ...throttling, retryAfter: 1 });
    const jobs = world.api.app.get(UserAccessJobs, { strict: false });
    let saves = 0;
    const save = jobs.save.bind(jobs);
    // Like a killed process: Microsoft got the request, and no one ever recorded what came of it.
    jest.spyOn(jobs, 'running').mockResolvedValue([]);
    jest.spyOn(jobs, 'save').mockImplementation((...progress) => {
      saves += 1;
      return saves < 15 ? save(...progress) : Promise.reject(new Error('killed'));
    });
    const { sandbox, api } = world;
    const requests = await world.requests(async () => {
      await admin.post(path);
      while (saves < 15) await show();
      const other = await startApi({ sandbox, database: api.database });
      await settled();
      await other.stop();
    });
    await everyoneOnce();
    const end = await show();
    expect(end).toMatchObject({
      state: 'done',
      done: total,
      enabled: total,
      skipped: 0,
      failed: 0,
    });
    const retries = Math.ceil(total / 50) + 1;
    expect(batchesOf(requests).length).toBeGreaterThanOrEqual(Math.ceil(total / 20));
    expect(batchesOf(requests).length).toBeLessThanOrEqual(Math.ceil(total / 20) + retries + 1);
  });

  it('can be cancelled and started again', async () => {
    const calls = await holdCalls(world.sandbox, assigning);
    await admin.post(path);
    await calls.reached(1);
    expect(await admin.delete(path)).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    await calls.release();
    await admin.post(path);
    expect(await settled()).toMatchObject({ state: 'done', done: total, failed: 0 });
    await everyoneOnce();
  });

  it('finishes despite users who cannot get access, and lists them', async () => {
    const failing = { match: { ...assigning, batchPart: true }, times: 3, status: 400 };
    const body = { error: { code: 'Request_BadRequest', message: '=Not for you.' } };
    await world.sandbox.control('POST', '/faults', { ...failing, body });
    await admin.post(path);
    expect(await settled()).toMatchObject({ state: 'done', enabled: total - 3, failed: 3 });
    const failures = await admin.get<UserAccessFailureList>(`${path}/failures?limit=2`);
    expect(failures.body.value).toHaveLength(2);
    expect(failures.body.value[0]).toMatchObject({ status: 400, reason: 'Request_BadRequest' });
    const next = `${path}/failures?limit=2&cursor=${failures.body.nextCursor}`;
    expect((await admin.get<UserAccessFailureList>(next)).body.value).toHaveLength(1);
    const csv = await admin.get<string>(`${path}/failures/export`);
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(4);
    const stranger = await world.signedIn('admin@fabrikam.example');
    expect((await stranger.get<UserAccessFailureList>(`${path}/failures`)).body.value).toEqual([]);
    expect(await show(stranger)).toMatchObject({ state: 'idle' });
  });

  it('stops when the application may not give access, and says why', async () => {
    const without = ['AppRoleAssignment.ReadWrite.All'];
    const consent = { granted: true, without };
    await world.sandbox.control('POST', '/tenants/contoso.example/consent', consent);
    await admin.signInWithMicrosoft('admin@contoso.example');
    await admin.post(path);
    expect(await settled()).toMatchObject({ state: 'failed', error: 'forbidden', enabled: 0 });
  });
});
