import {
  failure,
  FakeCaller,
  json,
  raw,
  reset,
  silence,
  scriptedGraph,
  type Reply,
} from '../testing';
import { GraphFault } from './graph-exchange';
import { graphTimings } from './graph-timings';
import { traced } from './traced-graph';

/** The way a reader takes the header apart. */
const grammar =
  /^(?<method>[A-Z]+) (?<path>\/\S*) (?<status>\d{3}|timeout|reset)(?: (?<errorCode>[^\s.]+))?(?: (?<source>[^\s.]+\.[^\s.]+))?$/;

describe('what the developer panel receives (DEMO-1)', () => {
  const server = scriptedGraph();
  const caller = new FakeCaller();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies, { maxAttempts: replies.length });
    const told = () => connected.timings.map(({ name, desc }) => `${name} ${desc}`);
    return { ...connected, told };
  }

  it('lists each request with its query, even repeated ones, and why it failed', async () => {
    const { graph, told, timings } = setup(failure(503, 'serviceNotAvailable'), json({ id: 'x' }));
    await graph.get(caller, '/education/me/schools?$select=id,displayName&$top=2');
    expect(told()).toEqual([
      'graph GET /education/me/schools?$select=id,displayName&$top=2 503 serviceNotAvailable',
      'graph GET /education/me/schools?$select=id,displayName&$top=2 200',
    ]);
    expect(timings.every(({ dur }) => typeof dur === 'number')).toBe(true);
  });

  it('names the calling method, across awaits', async () => {
    const { graph, told } = setup(json({ id: 'x' }));
    class SchoolGraph {
      async find() {
        await Promise.resolve();
        return this.read();
      }
      private read() {
        return graph.get(caller, '/me');
      }
    }
    await traced(new SchoolGraph()).find();
    await graph.get(caller, '/me');
    expect(told()).toEqual(['graph GET /me 200 SchoolGraph.find', 'graph GET /me 200']);
  });

  it.each([
    ['reset', reset, 'reset'],
    ['HTML', raw('<html>', 'text/html'), '200 unreadableAnswer'],
    ['a page of a gateway', raw('<html>', 'text/html', 502), '502'],
  ])('reports what came instead of an answer: %s', async (_name, reply, expected) => {
    const { graph, told } = setup(reply);
    await expect(graph.get(caller, '/me')).rejects.toThrow();
    expect(told()).toEqual([`graph GET /me ${expected}`]);
  });

  it('reports a timeout', async () => {
    const { graph, clock, told } = setup(reset);
    server.script(silence(clock));
    await expect(graph.get(caller, '/me')).rejects.toThrow();
    expect(told()).toEqual(['graph GET /me timeout']);
  });

  it('lists the requests of a batch after it, in the order they were sent', async () => {
    const { graph, told } = setup(
      json({
        responses: [
          { id: '2', status: 404, body: { error: { code: 'Request_ResourceNotFound' } } },
          { id: '1', status: 200, body: { value: ['private'] } },
        ],
      }),
    );
    const read = (id: string) => ({ id, method: 'GET', url: `/users/${id}?$select=id` });
    await graph.batch(caller, [read('a'), read('b')]);
    expect(told()).toEqual([
      'graph POST /$batch 200',
      'part GET /users/a?$select=id 200',
      'part GET /users/b?$select=id 404 Request_ResourceNotFound',
    ]);
  });
});

describe('the description of a call (DEMO-1)', () => {
  it('leaves out where a listing continues, and anything else Graph says (S-7)', () => {
    const path =
      '/users/delta?$skiptoken=SECRET&$select=id&$deltatoken=SECRET2&%24skiptoken=SECRET';
    const json = { error: { code: 'Not. found "x"', message: 'SECRET' } };
    const answer = { status: 400, headers: new Headers(), body: Buffer.from('SECRET'), json };
    const [timing] = graphTimings({ method: 'GET', path, body: 'SECRET' }, answer, 1);
    expect(timing?.desc).toBe(
      'GET /users/delta?$skiptoken=...&$select=id&$deltatoken=...&%24skiptoken=... 400 Notfoundx',
    );
  });

  it.each([
    [200, {}, ['GET', '/me', '200', undefined, 'EducationGraph.mine']],
    [503, { error: { code: 'x' } }, ['GET', '/me', '503', 'x', 'EducationGraph.mine']],
  ])('follows its grammar: %s', (status, json, expected) => {
    class EducationGraph {
      mine() {
        const answer = { status, headers: new Headers(), body: Buffer.alloc(0), json };
        return graphTimings({ method: 'GET', path: '/me' }, answer, 1);
      }
    }
    const [timing] = traced(new EducationGraph()).mine();
    const { method, path, status: seen, errorCode, source } = grammar.exec(timing!.desc!)!.groups!;
    expect([method, path, seen, errorCode, source]).toEqual(expected);
  });

  it("reads a batch whose answer isn't a batch", () => {
    const request = { method: 'POST', path: '/$batch', body: '{"requests":[]}' };
    const answer = { status: 200, headers: new Headers(), body: Buffer.alloc(0) };
    for (const json of [undefined, null, [], { responses: 'x' }, { responses: [null] }]) {
      expect(graphTimings(request, { ...answer, json }, 1)).toHaveLength(1);
    }
    expect(graphTimings(request, new GraphFault('lost', undefined), 1)[0]?.desc).toMatch(/ reset$/);
  });
});
