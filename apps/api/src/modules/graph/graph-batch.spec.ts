import { GraphRequestFailed } from './graph-error';
import { connectGraph, failure, FakeCaller, GraphServer, json, type Reply } from './testing';

interface Part {
  id: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const answers = (...responses: Part[]) => json({ responses });
const read = (id: string) => ({ id, method: 'GET', url: `/education/classes/${id}/teachers` });

describe('GraphClient.batch', () => {
  let server: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function setup(...replies: Reply[]) {
    server.script(...replies);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    return { ...connected, caller: new FakeCaller('app') };
  }

  const sent = (request: number) =>
    (JSON.parse(server.requests[request]?.body ?? '') as { requests: { id: string }[] }).requests;

  it('sends all parts in one request and gives each its answer, in whatever order they come', async () => {
    const { graph, caller } = setup(
      answers(
        { id: 'b', status: 404, body: { error: {} } },
        { id: 'a', status: 200, body: { x: 1 } },
      ),
    );
    const result = await graph.batch(caller, [read('a'), read('b')]);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1.0/$batch',
    ]);
    expect(sent(0)[0]).toMatchObject({
      ...read('a'),
      headers: { prefer: 'include-unknown-enum-members' },
    });
    expect(result.get('a')).toEqual({ status: 200, headers: {}, body: { x: 1 } });
    expect(result.get('b')?.status).toBe(404);
  });

  it('repeats only the throttled parts, after the longest Retry-After among them', async () => {
    const { graph, caller, clock } = setup(
      answers(
        { id: 'a', status: 200, body: 1 },
        { id: 'b', status: 429, headers: { 'Retry-After': '2' } },
        { id: 'c', status: 429, headers: { 'Retry-After': '4' } },
      ),
      answers({ id: 'b', status: 200, body: 2 }, { id: 'c', status: 200, body: 3 }),
    );
    const result = await graph.batch(caller, ['a', 'b', 'c'].map(read));
    expect(clock.sleeps).toEqual([4000]);
    expect(sent(1).map(({ id }) => id)).toEqual(['b', 'c']);
    expect([...result.values()].map(({ body }) => body)).toEqual([1, 2, 3]);
  });

  it('leaves a part throttled that would take too long, and holds back the tenant', async () => {
    const { graph, caller } = setup(
      answers({ id: 'a', status: 429, headers: { 'Retry-After': '120' } }),
    );
    const result = await graph.batch(caller, [read('a')]);
    expect(result.get('a')?.status).toBe(429);
    await expect(graph.get(caller, '/users')).rejects.toMatchObject({ code: 'graph_unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('asks again for a part that has no answer, and says so when it never has one', async () => {
    const { graph, caller } = setup(answers({ id: 'a', status: 200 }));
    const result = await graph.batch(caller, [read('a'), read('b')]);
    expect(result.get('b')?.status).toBe(504);
    expect(server.requests).toHaveLength(3);
  });

  it('renews an app-only token once when every part is forbidden', async () => {
    const { graph, caller } = setup(
      answers({ id: 'a', status: 403 }, { id: 'b', status: 403 }),
      answers({ id: 'a', status: 200 }, { id: 'b', status: 403 }),
    );
    const result = await graph.batch(caller, ['a', 'b'].map(read));
    expect([...result.values()].map(({ status }) => status)).toEqual([200, 403]);
    expect(server.requests[1]?.headers.authorization).toBe('Bearer app-2');
  });

  it('of reads is sent again on 504; with a write in it, it is not', async () => {
    const { graph, caller } = setup(failure(504), answers({ id: 'a', status: 200 }));
    await graph.batch(caller, [read('a')]);
    expect(server.requests).toHaveLength(2);
    server.script(failure(504));
    const write = { id: 'a', method: 'POST', url: '/users', body: {} };
    await expect(graph.batch(caller, [write])).rejects.toMatchObject({ code: 'graph_unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('refuses more than 20 parts and an answer without answers', async () => {
    const { graph, caller } = setup(json({}));
    const many = Array.from({ length: 21 }, (_, n) => read(String(n)));
    await expect(graph.batch(caller, many)).rejects.toThrow(RangeError);
    await expect(graph.batch(caller, [read('a')])).rejects.toThrow(GraphRequestFailed);
  });
});
