import { Logger } from '@nestjs/common';
import { NotFound } from '../../../http';
import { AnswerCache } from '../cache/answer-cache';
import { failure, FakeCaller, json, scriptedGraph, type Reply } from '../testing';
import { EducationGraph } from './education-graph';

describe('EducationGraph', () => {
  const server = scriptedGraph();
  beforeAll(() => Logger.overrideLogger(false));

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    const cache = new AnswerCache(() => undefined, connected.clock);
    return new EducationGraph(connected.graph, cache);
  }

  const caller = new FakeCaller();
  const app = new FakeCaller('app');

  it('requests a full page of 999 and only the displayed fields', async () => {
    const education = setup(json({ value: [{ id: 'a', displayName: 'A' }] }));
    await expect(education.schools(caller)).resolves.toMatchObject([{ id: 'a', displayName: 'A' }]);
    expect(server.requests[0]?.path).toMatch(
      /^\/v1\.0\/education\/schools\?\$select=id,displayName,.*&\$top=999$/,
    );
  });

  it.each([
    'Property extension_fe2174665583431c953114ff7268b7b3_Education_ObjectType …',
    'Diese Abfrage wird nicht unterstützt.',
  ])('has no data, rather than an error, in a tenant without education: %s', async (message) => {
    const education = setup(json({ error: { code: 'Request_UnsupportedQuery', message } }, 400));
    await expect(education.schools(caller)).resolves.toEqual([]);
  });

  it('returns nothing for someone who is neither a student nor a teacher', async () => {
    const education = setup(failure(404, 'Request_ResourceNotFound'));
    await expect(education.mySchools(caller)).resolves.toEqual([]);
    await expect(education.myClasses(caller)).resolves.toEqual([]);
  });

  it.each(['..', 'a/b', 'a?b', 'a%2fb', '', 'x'.repeat(65)])(
    "doesn't look for a school called %j (S-15)",
    async (id) => {
      const education = setup(json({ value: [] }));
      expect(() => education.schoolClasses(caller, id)).toThrow(NotFound);
      expect(server.requests).toHaveLength(0);
    },
  );

  describe('teachers', () => {
    const batch =
      (statusOf: (id: string) => number): Reply =>
      (response, request) => {
        const { requests } = JSON.parse(request.body) as {
          requests: { id: string; url: string }[];
        };
        const responses = requests.map(({ id, url }) => {
          const classId = url.split('/')[3] ?? '';
          const value = [{ id: `t-${classId}`, displayName: `Teacher of ${classId}` }];
          return { id, status: statusOf(classId), body: { value } };
        });
        json({ responses })(response, request);
      };

    it('come in one request per 20 classes, and are cached afterwards', async () => {
      const education = setup(batch(() => 200));
      const ids = Array.from({ length: 25 }, (_, n) => `c${n}`);
      const teachers = await education.classTeachers(app, ids);
      expect(teachers.size).toBe(25);
      expect(teachers.get('c24')).toEqual([{ id: 't-c24', displayName: 'Teacher of c24' }]);
      expect(server.requests).toHaveLength(2);
      await education.classTeachers(app, ids.slice(5));
      expect(server.requests).toHaveLength(2);
    });

    it("are empty if they are hidden or can't be read", async () => {
      const education = setup(batch((id) => ({ hidden: 403, gone: 404, broken: 500 })[id] ?? 200));
      const teachers = await education.classTeachers(app, ['seen', 'hidden', 'gone', 'broken']);
      expect([...teachers.values()].map((people) => people.length)).toEqual([1, 0, 0, 0]);
    });
  });
});
