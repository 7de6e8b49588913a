import { NotFound } from '../../../http';
import { AnswerCache } from '../cache/answer-cache';
import { GraphUnavailable } from '../transport/graph-error';
import { failure, FakeCaller, json, scriptedGraph, type Reply } from '../testing';
import { SchoolGraph } from './school-graph';

const app = new FakeCaller('app');
const user = (id: string, primaryRole: string) => ({
  id,
  displayName: id,
  mail: null,
  primaryRole,
});
const refusal = failure(400, 'Request_UnsupportedQuery');

describe('SchoolGraph', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    return new SchoolGraph(connected.graph, new AnswerCache(undefined, connected.clock));
  }
  const isFiltered = () =>
    server.requests.map(({ path }) => /filter=primaryRole(%20|\+)eq/.test(path));

  it('are filtered by Graph if it can', async () => {
    const teachers = setup(json({ value: [user('t', 'teacher')] }));
    await expect(teachers.teachers(app, 's')).resolves.toEqual([
      { id: 't', displayName: 't', mail: null },
    ]);
    await teachers.teachers(app, 's');
    expect(isFiltered()).toEqual([true]);
    expect(decodeURIComponent(server.requests[0]!.path)).toContain("primaryRole eq 'teacher'");
  });

  it("are picked from all users if it can't, and the filter isn't tried again", async () => {
    const all = json({ value: [user('t', 'teacher'), user('s', 'student'), user('n', 'none')] });
    const teachers = setup(refusal, all);
    expect((await teachers.teachers(app, 's')).map(({ id }) => id)).toEqual(['t']);
    expect((await teachers.teachers(app, 'another')).map(({ id }) => id)).toEqual(['t']);
    expect(isFiltered()).toEqual([true, false, false]);
  });

  it('of two schools requested at once arrive even if both are refused the filter', async () => {
    const all = json({ value: [user('t', 'teacher')] });
    const teachers = setup(refusal, refusal, all);
    const both = await Promise.all([teachers.teachers(app, 'one'), teachers.teachers(app, 'two')]);
    expect(both.map((found) => found.length)).toEqual([1, 1]);
  });

  it("are empty in a tenant without education, which doesn't count as refusing the filter", async () => {
    const message = 'Property extension_fe2174665583431c953114ff7268b7b3_Education_ObjectType …';
    const nothing = json({ error: { code: 'Request_UnsupportedQuery', message } }, 400);
    const teachers = setup(nothing);
    await expect(teachers.teachers(app, 'one')).resolves.toEqual([]);
    await expect(teachers.teachers(app, 'two')).resolves.toEqual([]);
    expect(isFiltered()).toEqual([true, true]);
  });

  it("fail as Graph does, which isn't cached", async () => {
    const teachers = setup(failure(429, '', { 'retry-after': '300' }));
    await expect(teachers.teachers(app, 's')).rejects.toThrow(GraphUnavailable);
    expect(() => teachers.teachers(app, '../users')).toThrow(NotFound);
    expect(server.requests).toHaveLength(1);
  });
});
