import { Logger } from '@nestjs/common';
import { NotFound } from '../../http';
import { AnswerCache } from './answer-cache';
import { EducationGraph } from './education-graph';
import { connectGraph, failure, FakeCaller, GraphServer, json, type Reply } from './testing';

describe('EducationGraph', () => {
  let server: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await GraphServer.start();
  });
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function setup(...replies: Reply[]) {
    server.script(...replies);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    const cache = new AnswerCache(() => undefined, connected.clock);
    return new EducationGraph(connected.graph, cache);
  }

  const caller = new FakeCaller();
  const app = new FakeCaller('app');

  it('asks for a whole page of 999 and only for the fields that are shown', async () => {
    const education = setup(json({ value: [{ id: 'a', displayName: 'A' }] }));
    await expect(education.schools(caller)).resolves.toEqual([{ id: 'a', displayName: 'A' }]);
    expect(server.requests[0]?.path).toMatch(
      /^\/v1\.0\/education\/schools\?\$select=id,displayName,.*&\$top=999$/,
    );
  });

  it('has no data, not an error, in a tenant without education', async () => {
    const message = 'Property extension_fe2174665583431c953114ff7268b7b3_Education_ObjectType …';
    const education = setup(json({ error: { code: 'Request_UnsupportedQuery', message } }, 400));
    await expect(education.schools(caller)).resolves.toEqual([]);
  });

  it('has nothing of one’s own for who is neither student nor teacher', async () => {
    const education = setup(failure(404, 'Request_ResourceNotFound'));
    await expect(education.mySchools(caller)).resolves.toEqual([]);
    await expect(education.myClasses(caller)).resolves.toEqual([]);
  });

  it.each(['..', 'a/b', 'a?b', 'a%2fb', '', 'x'.repeat(65)])(
    'does not look for a school called %j (S-15)',
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

    it('come in one request for each 20 classes, and are known afterwards', async () => {
      const education = setup(batch(() => 200));
      const ids = Array.from({ length: 25 }, (_, n) => `c${n}`);
      const teachers = await education.classTeachers(app, ids);
      expect(teachers.size).toBe(25);
      expect(teachers.get('c24')).toEqual([{ id: 't-c24', displayName: 'Teacher of c24' }]);
      expect(server.requests).toHaveLength(2);
      await education.classTeachers(app, ids.slice(5));
      expect(server.requests).toHaveLength(2);
    });

    it('are none where they are hidden or cannot be read', async () => {
      const education = setup(batch((id) => ({ hidden: 403, gone: 404, broken: 500 })[id] ?? 200));
      const teachers = await education.classTeachers(app, ['seen', 'hidden', 'gone', 'broken']);
      expect([...teachers.values()].map((people) => people.length)).toEqual([1, 0, 0, 0]);
    });
  });
});
