import { TestGraph, type TestCaller } from '../testing/test-graph';
import { nextOf, startRound } from '../delta/testing/delta-reader';

describe('delta query tokens (BOX-3)', () => {
  let graph: TestGraph;
  let app: TestCaller;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
    app = graph.asApp();
  });
  afterEach(() => graph.close());

  const read = (url: string) => startRound(app, url);
  const first = (options = '$select=jobTitle') => read(`/users/delta?${options}`);

  async function error(url: string): Promise<readonly [number, string, string]> {
    const { status, body } = await app.get(url);
    return [status, body.error.code, body.error.message];
  }

  const old = [
    400,
    'Request_UnsupportedQuery',
    'DeltaLink older than 30 days is not supported.',
  ] as const;

  async function links(): Promise<readonly [delta: string, next: string]> {
    const { link } = await first();
    graph.deltaBehavior.change({ pageSize: 10 });
    const page = await app.get('/users/delta?$select=mail');
    return [link, nextOf(page.body)];
  }

  it('last seven days', async () => {
    const given = await links();
    graph.now = new Date(graph.now.getTime() + 7 * 24 * 3_600_000);
    for (const link of given) expect((await app.get(link)).status).toBe(200);
    graph.now = new Date(graph.now.getTime() + 1);
    for (const link of given) expect(await error(link)).toEqual(old);
  });

  it.each(['resyncRequired', 'syncStateNotFound'] as const)(
    'return 410 %s once ended, with an address to start over from',
    async (signal) => {
      const given = await links();
      graph.deltaBehavior.expire(signal);
      for (const link of given) {
        const { status, headers, body } = await app.get(link);
        expect([status, body.error.code]).toEqual([410, signal]);
        const fresh = new URL(headers.get('location')!);
        expect(fresh.searchParams.get('$deltatoken')).toBe('');
        const again = await read(fresh.href);
        const after = await read(again.link);
        expect([again.rows.length, after.rows.length]).toEqual([graph.tenant.people().length, 0]);
      }
    },
  );

  it('return the same as old ones when ended as too old', async () => {
    const [link] = await links();
    graph.deltaBehavior.expire('tooOld');
    expect(await error(link)).toEqual(old);
  });

  it('keep their options, even in the address to start over from', async () => {
    const { id } = graph.person('EMarsh');
    const { link } = await first(`$select=mail&$filter=id eq '${id}'`);
    graph.deltaBehavior.expire('resyncRequired');
    const { headers } = await app.get(link);
    const again = await read(headers.get('location')!);
    expect(again.rows).toEqual([{ id, mail: 'EMarsh@contoso.example' }]);
  });

  it('work only for their own kind, tenant and key', async () => {
    const [delta, next] = await links();
    expect((await app.get(delta.replace('$deltatoken', '$skiptoken'))).status).toBe(400);
    expect((await app.get(next.replace('$skiptoken', '$deltatoken'))).status).toBe(400);
    expect((await app.get(`${delta}x`)).status).toBe(400);
    const other = graph.inTenant('fabrikam.example');
    expect((await other.get(delta)).status).toBe(400);
  });
});
