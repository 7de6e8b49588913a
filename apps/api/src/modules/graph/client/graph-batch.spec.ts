import { GraphRequestFailed } from '../transport/graph-error';
import { failure, FakeCaller, json, scriptedGraph, type Reply } from '../testing';

interface Part {
  id: unknown;
  status: unknown;
  headers?: unknown;
  body?: unknown;
}

const answers = (...responses: (Part | null)[]) => json({ responses });
const read = (id: string) => ({ id, method: 'GET', url: `/education/classes/${id}/teachers` });

describe('GraphClient.batch', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    return { ...connected, caller: new FakeCaller('app') };
  }

  const sent = (request: number) =>
    (
      JSON.parse(server.requests[request]?.body ?? '') as {
        requests: { id: string; url: string }[];
      }
    ).requests;

  it('sends all parts in one request and returns each its answer, in whatever order they come', async () => {
    const { graph, caller } = setup(
      answers(
        { id: '2', status: 404, body: { error: {} } },
        { id: '1', status: 200, body: { x: 1 } },
      ),
    );
    const result = await graph.batch(caller, [read('a'), read('b')]);
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1.0/$batch',
    ]);
    expect(sent(0)[0]).toMatchObject({
      ...read('a'),
      id: '1',
      headers: { prefer: 'include-unknown-enum-members' },
    });
    expect(result.get('a')).toEqual({ status: 200, headers: {}, body: { x: 1 } });
    expect(result.get('b')?.status).toBe(404);
  });

  it('repeats only the throttled parts, after the longest Retry-After among them', async () => {
    const { graph, caller, clock } = setup(
      answers(
        { id: '1', status: 200, body: 1 },
        { id: '2', status: 429, headers: { 'Retry-After': '2' } },
        { id: '3', status: 429, headers: { 'Retry-After': '4' } },
      ),
      answers({ id: '2', status: 200, body: 2 }, { id: '3', status: 200, body: 3 }),
    );
    const result = await graph.batch(caller, ['a', 'b', 'c'].map(read));
    expect(clock.sleeps).toEqual([4000]);
    expect(sent(1).map(({ url }) => url)).toEqual(['b', 'c'].map((id) => read(id).url));
    expect([...result.values()].map(({ body }) => body)).toEqual([1, 2, 3]);
  });

  it('leaves a part throttled if it would take too long, and holds back the tenant', async () => {
    const { graph, caller } = setup(
      answers({ id: '1', status: 429, headers: { 'Retry-After': '120' } }),
    );
    const result = await graph.batch(caller, [read('a')]);
    expect(result.get('a')?.status).toBe(429);
    await expect(graph.get(caller, '/users')).rejects.toMatchObject({ code: 'graph_unavailable' });
    expect(server.requests).toHaveLength(1);
  });

  it('asks again for a part without an answer, and reports if it never gets one', async () => {
    const { graph, caller } = setup(answers({ id: '1', status: 200 }));
    const result = await graph.batch(caller, [read('a'), read('b')]);
    expect(result.get('b')?.status).toBe(504);
    expect(server.requests).toHaveLength(3);
  });

  it('renews an app-only token once if every part is forbidden', async () => {
    const { graph, caller } = setup(
      answers({ id: '1', status: 403 }, { id: '2', status: 403 }),
      answers({ id: '1', status: 200 }, { id: '2', status: 403 }),
    );
    const result = await graph.batch(caller, ['a', 'b'].map(read));
    expect([...result.values()].map(({ status }) => status)).toEqual([200, 403]);
    expect(server.requests[1]?.headers.authorization).toBe('Bearer app-2');
  });

  it('is sent again on 504 if it only reads, but not with a write in it', async () => {
    const { graph, caller } = setup(failure(504), answers({ id: '1', status: 200 }));
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

  it('numbers its parts, since what they request may be the same or differ only by case', async () => {
    const { graph, caller } = setup(
      answers({ id: '2', status: 200, body: 2 }, { id: '1', status: 200, body: 1 }),
    );
    const result = await graph.batch(caller, [read('A'), read('a'), read('A')]);
    expect(sent(0).map(({ id }) => id)).toEqual(['1', '2']);
    expect([...result].map(([id, { body }]) => [id, body])).toEqual([
      ['A', 1],
      ['a', 2],
    ]);
  });

  it.each<[string, (Part | null)[]]>([
    ['a null answer', [null, { id: '1', status: 200, body: 1 }]],
    ['an id and a status of the other type', [{ id: 1, status: '200', body: 1 }]],
    [
      'an answer to no request',
      [
        { id: '7', status: 500 },
        { id: '1', status: 200, body: 1 },
      ],
    ],
    ['null headers', [{ id: '1', status: 200, headers: null, body: 1 }]],
    [
      "headers that aren't text",
      [{ id: '1', status: 200, headers: { Age: null, 'a b': 'c', x: 'y\n' }, body: 1 }],
    ],
  ])('copes with %s', async (_name, parts) => {
    const { graph, caller } = setup(answers(...parts));
    const result = await graph.batch(caller, [read('a')]);
    expect([...result]).toEqual([['a', { status: 200, headers: {}, body: 1 }]]);
  });
});
