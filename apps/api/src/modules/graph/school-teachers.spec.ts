import { NotFound } from '../../http';
import { AnswerCache } from './answer-cache';
import { GraphUnavailable } from './graph-error';
import { SchoolTeachers } from './school-teachers';
import { connectGraph, failure, FakeCaller, GraphServer, json, type Reply } from './testing';

const app = new FakeCaller('app');
const user = (id: string, primaryRole: string) => ({
  id,
  displayName: id,
  mail: null,
  primaryRole,
});
const refusal = failure(400, 'Request_UnsupportedQuery');

describe('SchoolTeachers', () => {
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
    return new SchoolTeachers(connected.graph, new AnswerCache(undefined, connected.clock));
  }
  const isFiltered = () =>
    server.requests.map(({ path }) => /filter=primaryRole(%20|\+)eq/.test(path));

  it('come filtered from Graph where it can', async () => {
    const teachers = setup(json({ value: [user('t', 'teacher')] }));
    await expect(teachers.of(app, 's')).resolves.toEqual([
      { id: 't', displayName: 't', mail: null },
    ]);
    await teachers.of(app, 's');
    expect(isFiltered()).toEqual([true]);
    expect(decodeURIComponent(server.requests[0]!.path)).toContain("primaryRole eq 'teacher'");
  });

  it('are picked from all users where it cannot, which is not tried again', async () => {
    const all = json({ value: [user('t', 'teacher'), user('s', 'student'), user('n', 'none')] });
    const teachers = setup(refusal, all);
    expect((await teachers.of(app, 's')).map(({ id }) => id)).toEqual(['t']);
    expect((await teachers.of(app, 'another')).map(({ id }) => id)).toEqual(['t']);
    expect(isFiltered()).toEqual([true, false, false]);
  });

  it('of two schools asked for at once come although both are refused the filter', async () => {
    const all = json({ value: [user('t', 'teacher')] });
    const teachers = setup(refusal, refusal, all);
    const both = await Promise.all([teachers.of(app, 'one'), teachers.of(app, 'two')]);
    expect(both.map((found) => found.length)).toEqual([1, 1]);
  });

  it('are none in a tenant without education, and that is no refusal of the filter', async () => {
    const message = 'Property extension_fe2174665583431c953114ff7268b7b3_Education_ObjectType …';
    const nothing = json({ error: { code: 'Request_UnsupportedQuery', message } }, 400);
    const teachers = setup(nothing);
    await expect(teachers.of(app, 'one')).resolves.toEqual([]);
    await expect(teachers.of(app, 'two')).resolves.toEqual([]);
    expect(isFiltered()).toEqual([true, true]);
  });

  it('fail as Graph does, and that is not remembered', async () => {
    const teachers = setup(failure(429, '', { 'retry-after': '300' }));
    await expect(teachers.of(app, 's')).rejects.toThrow(GraphUnavailable);
    expect(() => teachers.of(app, '../users')).toThrow(NotFound);
    expect(server.requests).toHaveLength(1);
  });
});
