import type { UserAccess } from '@app/contracts';
import { openDataSource } from '../../../database/data-source';
import { entities } from '../../../entities';
import { Lease } from '../../../database/lease.entity';
import {
  createTestDatabase,
  holdCalls,
  startApiProcess,
  startSandbox,
  type ApiProcess,
  type HeldCalls,
  type TestBrowser,
  type TestDatabase,
  type TestSandbox,
} from '../../../testing';

const path = '/api/v1/admin/user-access';
const roster = ['--generate', 'tenants=1,schools=1,classes=1,classSize=2,users=400'];
const match = { method: 'POST', path: '/appRoleAssignedTo', batchPart: true };
const batchSize = 20;

interface LoggedWrite {
  method: string;
  path: string;
  status: number;
  batch?: boolean;
}

describe('giving everyone access while throttled, by a process that is killed (ADM-5)', () => {
  let sandbox: TestSandbox;
  let database: TestDatabase;
  let api: ApiProcess | undefined;

  beforeAll(async () => {
    sandbox = await startSandbox({ args: [...roster, '--consent', 'all'] });
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await api?.kill();
    await sandbox.stop();
    await database.remove();
  });

  async function startAsAdmin(): Promise<TestBrowser> {
    api = await startApiProcess(database, sandbox);
    const admin = api.browser();
    await admin.signInWithMicrosoft('admin@contoso.example');
    return admin;
  }

  const throttle = () =>
    sandbox.control('POST', '/faults', { match, every: 50, status: 429, retryAfter: 1 });

  async function shownWhen(
    admin: TestBrowser,
    isReached: (shown: UserAccess) => boolean,
  ): Promise<UserAccess> {
    for (;;) {
      const { body } = await admin.get<UserAccess>(path);
      if (isReached(body)) return body;
    }
  }

  const assigned = async () =>
    (await sandbox.control<{ userIds: string[] }>('GET', '/tenants/contoso.example/access'))
      .userIds;

  /** Skips the half minute before another process may continue. */
  async function letLeaseRunOut(): Promise<void> {
    const dataSource = await openDataSource(database.url, entities);
    await dataSource.createQueryBuilder().update(Lease).set({ expiresMs: 0 }).execute();
    await dataSource.destroy();
  }

  /** Kills the process while Microsoft works on a batch whose answers no one will ever read. */
  async function killInTheMiddle(calls: HeldCalls): Promise<void> {
    await calls.reached(batchSize);
    const before = (await assigned()).length;
    await api?.kill();
    await calls.release();
    while ((await assigned()).length < before + batchSize);
    await throttle();
  }

  it('assigns everyone once, with one write per 20 users and one per throttled user', async () => {
    const [tenant] = await sandbox.control<{ userCount: number }[]>('GET', '/tenants');
    const total = tenant!.userCount;
    await throttle();
    const calls = await holdCalls(sandbox, match, { after: 10 * batchSize });
    const admin = await startAsAdmin();
    await admin.post(path);
    await killInTheMiddle(calls);
    expect((await assigned()).length).toBeLessThan(total);
    await letLeaseRunOut();

    const end = await shownWhen(await startAsAdmin(), ({ state }) => state !== 'running');

    const whole = { done: total, enabled: total, skipped: 0, failed: 0 };
    expect(end).toMatchObject({ state: 'done', total, ...whole });
    const ids = await assigned();
    expect([ids.length, new Set(ids).size]).toEqual([total, total]);

    const { value } = await sandbox.control<{ value: LoggedWrite[] }>('GET', '/requests?since=0');
    const parts = value.filter((one) => one.batch && one.method === 'POST');
    const statuses = (status: number) => parts.filter((part) => part.status === status).length;
    // Only throttled users were requested twice.
    expect(statuses(201)).toBe(total);
    expect(statuses(201) + statuses(429)).toBe(parts.length);
    expect(statuses(429)).toBeGreaterThanOrEqual(Math.floor(total / 50) - 1);
    const writes = value.filter((one) => one.path.endsWith('/$batch')).length;
    const batches = Math.ceil(total / batchSize);
    // A user who was both cut off and throttled is retried with the next ones.
    expect(writes).toBeGreaterThanOrEqual(batches + statuses(429) - 1);
    expect(writes).toBeLessThanOrEqual(batches + statuses(429));
  });
});
