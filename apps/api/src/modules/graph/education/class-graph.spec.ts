import { Logger } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../http';
import { AnswerCache } from '../cache/answer-cache';
import { GraphRequestFailed, GraphUnavailable } from '../transport/graph-error';
import { FakeCaller, json, scriptedGraph, type Reply } from '../testing';
import { ClassGraph } from './class-graph';
import { SchoolGraph } from './school-graph';

interface Part {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const person = (id: string) => ({ id, displayName: id.toUpperCase() });
const list = (...ids: string[]): Part => ({ status: 200, body: { value: ids.map(person) } });
const failed = (status: number, headers = {}): Part => ({
  status,
  headers,
  body: { error: { code: 'x', message: 'x' } },
});

describe('ClassGraph', () => {
  const server = scriptedGraph();
  beforeAll(() => Logger.overrideLogger(false));

  const caller = new FakeCaller();

  /** Answers a batch by the last segment of each path: `class`, `members` and so on. */
  function batch(changes: Record<string, Part> = {}): Reply {
    const parts: Record<string, Part> = {
      class: { status: 200, body: person('c') },
      teachers: list('t'),
      members: list('t', 's'),
      schools: list('school'),
      ...changes,
    };
    return (response, request) => {
      const { requests } = JSON.parse(request.body) as { requests: { id: string; url: string }[] };
      const responses = requests.map(({ id, url }) => {
        const [, , , , name = 'class'] = url.split('?')[0]!.split('/');
        return { id, ...parts[name] };
      });
      json({ responses: responses.reverse() })(response, request);
    };
  }

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    const cache = new AnswerCache(undefined, connected.clock);
    return {
      rosters: new ClassGraph(connected.graph, cache),
      schools: new SchoolGraph(connected.graph, cache),
      cache,
      clock: connected.clock,
    };
  }

  it('opens a class with one request, even for simultaneous callers, and then has it cached', async () => {
    const { rosters, schools } = setup(batch());
    const [roster] = await Promise.all([rosters.open(caller, 'c'), rosters.open(caller, 'c')]);
    expect(roster).toMatchObject({
      class: person('c'),
      teachers: [person('t')],
      members: [person('t'), person('s')],
      schools: [person('school')],
    });
    await rosters.open(caller, 'c');
    await schools.ofClass(caller, 'c');
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1.0/$batch']);
    const { requests } = JSON.parse(server.requests[0]!.body) as { requests: { url: string }[] };
    expect(requests.map(({ url }) => url)).toEqual([
      '/education/classes/c?$select=id,displayName,classCode,term',
      '/education/classes/c/teachers?$select=id,displayName&$top=999',
      '/education/classes/c/members?$select=id,displayName&$top=999',
      '/education/classes/c/schools?$select=id,displayName&$top=999',
    ]);
  });

  it('hides what one caller sees from another', async () => {
    const { rosters } = setup(batch(), batch({ class: failed(403) }));
    await rosters.open(caller, 'c');
    await expect(rosters.open(new FakeCaller('other'), 'c')).rejects.toThrow(Forbidden);
  });

  it('continues members where the batch stops, using the link unchanged', async () => {
    const link = `${server.url.replace('http:', 'https:')}/v1.0/x?$top=999&$skiptoken=a%2Bb`;
    const members = { status: 200, body: { value: [person('a')], '@odata.nextLink': link } };
    const { rosters } = setup(batch({ members }), json({ value: [person('b')] }));
    const roster = await rosters.open(caller, 'c');
    expect(roster.members.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(server.requests[1]?.path).toBe('/v1.0/x?$top=999&$skiptoken=a%2Bb');
  });

  it("doesn't follow a link to anywhere else (S-15)", async () => {
    const link = 'https://evil.example/v1.0/users?$skiptoken=a';
    const members = { status: 200, body: { value: [], '@odata.nextLink': link } };
    const { rosters } = setup(batch({ members }));
    await expect(rosters.open(caller, 'c')).rejects.toMatchObject({ graphCode: 'foreignLink' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['class', failed(404), NotFound],
    ['class', failed(403), Forbidden],
    ['class', failed(400), GraphRequestFailed],
    ['class', failed(429, { 'retry-after': '300' }), GraphUnavailable],
    ['teachers', failed(403), Forbidden],
    ['members', failed(403), Forbidden],
    ['members', { status: 200, body: {} }, GraphRequestFailed],
    ['members', { status: 200, body: null }, GraphRequestFailed],
  ])('fails as a whole if its part “%s” does: %o', async (name, part, expected) => {
    const { rosters } = setup(batch({ [name]: part }));
    await expect(rosters.open(caller, 'c')).rejects.toThrow(expected);
  });

  it('reports that there is no such class before reporting that its members are hidden', async () => {
    const { rosters } = setup(batch({ members: failed(403), class: failed(404) }));
    await expect(rosters.open(caller, 'c')).rejects.toThrow(NotFound);
  });

  it('caches no failure', async () => {
    const { rosters } = setup(batch({ members: failed(403) }), batch());
    await expect(rosters.open(caller, 'c')).rejects.toThrow(Forbidden);
    await expect(rosters.open(caller, 'c')).resolves.toMatchObject({ class: { id: 'c' } });
  });

  it('opens without its schools, and requests only those again', async () => {
    const { rosters } = setup(batch({ schools: failed(403) }), batch());
    await expect(rosters.open(caller, 'c')).resolves.toMatchObject({ schools: [] });
    await expect(rosters.open(caller, 'c')).resolves.toMatchObject({ schools: [person('school')] });
    expect(server.requests[1]?.body).not.toContain('/members');
  });

  it("tells callers who need the schools that they can't be read", async () => {
    const { schools } = setup(json({ error: { code: 'x' } }, 400));
    await expect(schools.ofClass(caller, 'c')).rejects.toThrow(GraphRequestFailed);
  });

  it('requests a class again after a write to it', async () => {
    const { rosters, cache } = setup(batch(), batch({ teachers: list('t', 'u') }));
    await rosters.open(caller, 'c');
    cache.drop('tenant', '/education/classes/c');
    expect((await rosters.open(caller, 'c')).teachers).toHaveLength(2);
  });

  it.each(['..', 'a/b', 'a?b', 'a%2fb', '', 'x'.repeat(65)])(
    "doesn't look for a class called %j (S-15)",
    async (id) => {
      const { rosters } = setup(batch());
      await expect(rosters.open(caller, id)).rejects.toThrow(NotFound);
      expect(server.requests).toHaveLength(0);
    },
  );
});
