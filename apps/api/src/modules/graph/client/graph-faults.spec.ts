import { GraphRequestFailed, GraphUnavailable } from '../transport/graph-error';
import type { GraphSettings } from '../transport/graph-settings';
import {
  connectGraph,
  cutOff,
  failure,
  FakeCaller,
  type FakeClock,
  GraphServer,
  json,
  raw,
  type Reply,
  reset,
  silence,
} from '../testing';

const caller = new FakeCaller();

describe('GraphClient through faults (safety.md)', () => {
  let server: GraphServer;
  let transport: { close(): Promise<void> };
  let clock: FakeClock;
  const silent = silence({ expire: () => clock.expire() });

  beforeAll(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function setup(replies: Reply[], settings: Partial<GraphSettings> = {}) {
    server.script(...replies);
    const connected = connectGraph(server.url, settings);
    ({ transport, clock } = connected);
    return connected;
  }

  const passing: [string, Reply][] = [
    ['500', failure(500)],
    ['502', raw('<html>Bad gateway</html>', 'text/html', 502)],
    ['503', failure(503)],
    ['504', failure(504)],
    ['a reset', reset],
    ['silence', silent],
    ['JSON that breaks off with the connection', cutOff],
    ['truncated JSON', raw('{"value":[{"id":"a"}', 'application/json')],
    ['HTML instead of JSON', raw('<html>Please wait</html>', 'text/html')],
    ['an empty answer', raw('', 'application/json')],
  ];

  it.each(passing)('reads again after %s', async (_name, fault) => {
    const { graph } = setup([fault, json({ id: 'x' })]);
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
    expect(server.requests).toHaveLength(2);
    expect(clock.sleeps).toEqual([250]);
  });

  it.each([600, 777, 999])("treats %i, which isn't a status, as no answer", async (status) => {
    const { graph } = setup([raw('{"error":"x"}', 'application/json', status), json({ id: 'x' })]);
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
    server.script(json({ error: null }, status));
    await expect(graph.get(caller, '/me')).rejects.toThrow(GraphRequestFailed);
    await expect(graph.bytes(caller, '/x')).rejects.toThrow(GraphRequestFailed);
    await expect(graph.post(caller, '/x')).rejects.toThrow(GraphRequestFailed);
  });

  it('treats 205 as done, with nothing to show', async () => {
    const { graph } = setup([raw('', 'image/jpeg', 205)]);
    await expect(graph.post(caller, '/x')).resolves.toBeUndefined();
    await expect(graph.bytes(caller, '/x')).resolves.toMatchObject({ bytes: Buffer.alloc(0) });
  });

  const lasting: [string, Reply, typeof GraphUnavailable | typeof GraphRequestFailed][] = [
    ['500', failure(500, 'UnknownError'), GraphRequestFailed],
    ['502', raw('<html></html>', 'text/html', 502), GraphUnavailable],
    ['503', failure(503), GraphUnavailable],
    ['504', failure(504), GraphUnavailable],
    ['a reset', reset, GraphUnavailable],
    ['silence', silent, GraphUnavailable],
    ['cut-off JSON', cutOff, GraphUnavailable],
    ['HTML', raw('<html></html>', 'text/html'), GraphRequestFailed],
  ];

  it.each(lasting)('gives up on lasting %s with a clear error', async (_name, fault, kind) => {
    const { graph } = setup([fault], { maxAttempts: 3 });
    const error: unknown = await graph.get(caller, '/me').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status: kind === GraphUnavailable ? 503 : 502 });
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['when it says', { 'retry-after': '7' }, 7],
    ["in ten seconds if it doesn't say", {}, 10],
  ])('says when to try again if Graph is down: %s', async (_name, headers, retryAfter) => {
    const page: Reply = (response) => {
      response.writeHead(503, { 'content-type': 'text/html', ...headers });
      response.end('<html></html>');
    };
    const { graph } = setup([page], { maxAttempts: 1 });
    await expect(graph.get(caller, '/me')).rejects.toMatchObject({
      code: 'graph_unavailable',
      options: { retryAfter },
    });
  });

  it('doubles its pauses without Retry-After on 429', async () => {
    const { graph } = setup([failure(429), failure(429), failure(429), json({ id: 'x' })]);
    await graph.get(caller, '/me');
    expect(clock.sleeps).toEqual([250, 500, 1000]);
  });

  it('waits as long as Retry-After says, in seconds or until a date', async () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    const until = 'Wed, 21 Oct 2026 07:28:07 GMT';
    const { graph } = setup([
      failure(429, '', { 'retry-after': '3' }),
      failure(503, '', { date, 'retry-after': until }),
      json({ id: 'x' }),
    ]);
    await graph.get(caller, '/me');
    expect(clock.sleeps).toEqual([3000, 7000]);
  });

  it('fails immediately if Retry-After is longer than the call may take', async () => {
    const { graph } = setup([failure(429, '', { 'retry-after': '120' })]);
    await expect(graph.get(caller, '/me')).rejects.toMatchObject({
      code: 'graph_unavailable',
      options: { retryAfter: 120 },
    });
    expect(clock.sleeps).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('gives up rather than wait beyond its budget', async () => {
    const { graph } = setup([failure(500)], { budget: 300 });
    await expect(graph.get(caller, '/me')).rejects.toThrow(GraphRequestFailed);
    expect(clock.sleeps).toEqual([250]);
    expect(server.requests).toHaveLength(2);
  });

  it('holds back the whole throttled tenant, and no other', async () => {
    const { graph } = setup([failure(429, '', { 'retry-after': '120' }), json({ id: 'x' })]);
    await expect(graph.get(caller, '/me')).rejects.toThrow(GraphUnavailable);
    await expect(graph.get(new FakeCaller('other'), '/me')).rejects.toThrow(GraphUnavailable);
    expect(server.requests).toHaveLength(1);
    await expect(graph.get(new FakeCaller('a', 'elsewhere'), '/me')).resolves.toEqual({ id: 'x' });
  });

  it('never resends a POST on 504, 500 or a reset, but does on 429', async () => {
    for (const fault of [failure(504), failure(500), reset, silent]) {
      const { graph } = setup([fault, json({})]);
      await expect(graph.post(caller, '/things')).rejects.toMatchObject({ name: /^Graph/ });
      expect(server.requests).toHaveLength(1);
      await transport.close();
    }
    const { graph } = setup([failure(429), json({ id: 'new' }, 201)]);
    await expect(graph.post(caller, '/things')).resolves.toEqual({ id: 'new' });
  });

  it('stops calling a dead upstream for a while, then lets one request try', async () => {
    const { graph } = setup([reset], { maxAttempts: 1, breakerThreshold: 3 });
    for (let n = 0; n < 5; n += 1) {
      await expect(graph.get(caller, '/me')).rejects.toThrow(GraphUnavailable);
    }
    expect(server.requests).toHaveLength(3);
    server.script(json({ id: 'x' }));
    clock.advance(5_001);
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
  });

  it("isn't stopped by isolated failures between answers", async () => {
    const { graph } = setup([reset, json({}), reset, json({}), reset, json({})], {
      maxAttempts: 1,
      breakerThreshold: 2,
    });
    for (let n = 0; n < 3; n += 1) {
      await expect(graph.get(caller, '/me')).rejects.toThrow(GraphUnavailable);
      await expect(graph.get(caller, '/me')).resolves.toEqual({});
    }
    expect(server.requests).toHaveLength(6);
  });

  it("isn't stopped by error answers: someone is sending them", async () => {
    const { graph } = setup([failure(500)], { maxAttempts: 1, breakerThreshold: 2 });
    for (let n = 0; n < 4; n += 1) {
      await expect(graph.get(caller, '/me')).rejects.toThrow(GraphRequestFailed);
    }
    expect(server.requests).toHaveLength(4);
  });

  it('reads a refusal to its end, so the connection is free again', async () => {
    const long = raw(
      JSON.stringify({ error: { message: 'x'.repeat(2_000_000) } }),
      'text/html',
      503,
    );
    const { graph } = setup([long, json({ id: 'x' })], { connections: 1 });
    await expect(graph.get(caller, '/me')).resolves.toEqual({ id: 'x' });
  });

  it('cuts off an answer that is too long', async () => {
    const { graph } = setup([json({ text: 'x'.repeat(5_000) })], {
      maxAnswerBytes: 1_000,
      maxAttempts: 1,
    });
    await expect(graph.get(caller, '/me')).rejects.toThrow(GraphRequestFailed);
  });

  it('lets its caller end the wait', async () => {
    const abort = new AbortController();
    const { graph } = setup([() => abort.abort(new Error('gone'))]);
    const call = graph.get(caller, '/me', { signal: abort.signal });
    await expect(call).rejects.toThrow('gone');
  });
});
