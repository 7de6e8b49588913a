import { TestClient } from '../entra/testing/test-client';
import { startTestSandbox, type TestSandbox } from '../entra/testing/test-sandbox';
import { makeTestTenants } from '../entra/testing/test-tenants';
import { Tenant } from '../tenant/tenant';

interface Page {
  readonly value: readonly Record<string, unknown>[];
  readonly '@odata.nextLink'?: string;
  readonly '@odata.deltaLink'?: string;
  readonly error?: { readonly code: string; readonly message: string };
}

const teacher = 'EMarsh@contoso.example';

describe('/_sandbox/delta (BOX-4)', () => {
  let box: TestSandbox;
  let client: TestClient;
  let token: string;

  beforeEach(async () => {
    box = await startTestSandbox();
    await connect();
  });
  afterEach(() => box.close());

  async function connect(): Promise<void> {
    client = new TestClient(box.url);
    const { body } = await client.appToken('contoso.example');
    token = String(body['access_token']);
  }

  async function control<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) {
    const response = await client.control(method, path, body);
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : {}) as Body };
  }

  /** Links contain the address of the sandbox that issued them, whose port changes on a restart. */
  async function get(url: string) {
    const { pathname, search } = new URL(url, box.url);
    const response = await fetch(`${box.url}${pathname}${search}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, page: (await response.json()) as Page };
  }

  /** The links from a finished round and from one just started. */
  async function links(): Promise<readonly [delta: string, next: string]> {
    await control('PATCH', '/delta', { pageSize: 999 });
    const whole = await get('/v1.0/users/delta?$select=jobTitle');
    await control('PATCH', '/delta', { pageSize: 2 });
    const begun = await get('/v1.0/users/delta?$select=jobTitle');
    return [whole.page['@odata.deltaLink']!, begun.page['@odata.nextLink']!];
  }

  const change = (jobTitle: string) =>
    control('PATCH', `/tenants/contoso.example/users/${teacher}`, { jobTitle });

  it('shows the settings, changes the given ones and restores the defaults on a reset', async () => {
    const usual = {
      pageSize: 200,
      removedAtFirst: true,
      repeat: 0,
      stale: false,
      replay: 0,
      emptyEvery: 0,
      shuffle: false,
      schoolChanges: false,
      seed: 1,
    };
    expect((await control('GET', '/delta')).body).toEqual(usual);
    const changed = await control('PATCH', '/delta', { pageSize: 5, repeat: 0.5 });
    expect(changed.body).toEqual({ ...usual, pageSize: 5, repeat: 0.5 });
    await control('POST', '/reset');
    expect((await control('GET', '/delta')).body).toEqual(usual);
  });

  it.each([{ pageSize: 0 }, { pageSize: 1000 }, { repeat: 2 }, { emptyEvery: 1 }, { size: 5 }])(
    'refuses %j',
    async (settings) => {
      expect((await control('PATCH', '/delta', settings)).status).toBe(400);
    },
  );

  it.each([
    [undefined, 410, 'resyncRequired'],
    [{ as: 'syncStateNotFound' }, 410, 'syncStateNotFound'],
    [{ as: 'tooOld' }, 400, 'Request_UnsupportedQuery'],
  ])('ends all tokens when asked with %j', async (body, status, code) => {
    const given = await links();
    expect((await control('POST', '/delta/expire', body)).status).toBe(204);
    for (const link of given) {
      const answer = await get(link);
      expect([answer.status, answer.page.error?.code]).toEqual([status, code]);
    }
    const [fresh] = await links();
    expect((await get(fresh)).status).toBe(200);
    expect((await control('POST', '/delta/expire', { as: 'other' })).status).toBe(400);
  });

  it('keeps valid tokens valid, and ended ones ended, across a restart', async () => {
    const [delta, next] = await links();
    await change('Head');
    box = await box.restart();
    await connect();
    expect((await get(delta)).page.value).toMatchObject([{ jobTitle: 'Head' }]);
    expect((await get(next)).page.value).not.toHaveLength(0);
    await control('POST', '/delta/expire');
    box = await box.restart();
    await connect();
    expect((await get(delta)).status).toBe(410);
    expect((await get((await links())[0])).status).toBe(200);
  });

  it('continues after a reset, which is a change like any other', async () => {
    await change('Head');
    const [delta] = await links();
    await control('POST', '/reset');
    await connect();
    expect((await get(delta)).page.value).toMatchObject([{ jobTitle: null }]);
  });

  it('refuses links from other data, or from a lost state', async () => {
    const [delta] = await links();
    const [contoso] = makeTestTenants();
    const { data } = contoso!.roster;
    const users = data.users.map((user, index) => (index === 0 ? { ...user, surname: 'X' } : user));
    box = await box.restart({ tenants: [new Tenant({ ...data, users })] });
    await connect();
    expect((await get(delta)).page.error?.code).toBe('syncStateNotFound');
    await change('Head');
    const [later] = await links();
    box = await box.restart({ tenants: [new Tenant({ ...data, users })], isFresh: true });
    await connect();
    expect((await get(later)).page.error?.code).toBe('syncStateNotFound');
  });

  describe('bulk changes', () => {
    const path = '/tenants/contoso.example/users/changes';

    async function idsOf(...names: string[]): Promise<string[]> {
      const { page } = await get('/v1.0/users/delta?$select=userPrincipalName');
      return names.map((name) =>
        String(page.value.find((user) => user['userPrincipalName'] === name)?.['id']),
      );
    }

    it('are made in order, skipping those with no effect', async () => {
      const [elena = '', admin = ''] = await idsOf(teacher, 'admin@contoso.example');
      const [delta] = await links();
      const changes = [
        { id: elena, patch: { jobTitle: 'Head', accountEnabled: false } },
        { id: elena.toUpperCase(), remove: 'changed' },
        { id: elena, remove: 'changed' },
        { id: elena, patch: { jobTitle: 'Nobody' } },
        { id: elena, restore: true },
        { id: admin, remove: 'deleted' },
      ];
      expect((await control('POST', path, changes)).body).toEqual({ changed: 4 });
      expect((await get(delta)).page.value).toEqual([
        { id: elena, jobTitle: 'Head' },
        { id: admin, '@removed': { reason: 'deleted' } },
      ]);
    });

    it('are refused all together', async () => {
      const [elena = ''] = await idsOf(teacher);
      const [delta] = await links();
      const good = { id: elena, patch: { jobTitle: 'Head' } };
      for (const bad of [
        { id: 'nobody', restore: true },
        { id: elena },
        { ...good, restore: true },
      ]) {
        expect((await control('POST', path, [good, bad])).status).toBe(400);
      }
      expect((await get(delta)).page.value).toEqual([]);
    });

    it('can number in the thousands', async () => {
      const [elena = ''] = await idsOf(teacher);
      const changes = Array.from({ length: 5000 }, (_, index) => ({
        id: elena,
        patch: { jobTitle: `Head of department ${index}` },
      }));
      expect((await control('POST', path, changes)).body).toEqual({ changed: 5000 });
    });
  });
});
