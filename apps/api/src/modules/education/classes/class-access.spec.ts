import type { Role } from '@app/contracts';
import { ConsentRequired, Forbidden } from '../../../http';
import type { GraphTokens } from '../../auth';
import { AnswerCache, ClassGraph, GraphRequestFailed } from '../../graph';
import { connectGraph, GraphServer, json, type Reply } from '../../graph/testing';
import { fakeTokens, linkedUser, noFallback } from '../testing';
import { ClassAccess, studentsOf } from './class-access';

interface People {
  teachers: string[];
  members: string[];
}

const person = (id: string) => ({ id, displayName: id });

/** Answers like Graph for a class of these people, or with this status if it rejects the request. */
function showing(people: People | number): Reply {
  return (response, request) => {
    const { requests } = JSON.parse(request.body) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => {
      if (typeof people === 'number') return { id, status: people, body: { error: { code: 'x' } } };
      const list = url.split('?')[0]!.split('/')[4];
      const ids = list === 'teachers' || list === 'members' ? people[list] : [];
      return { id, status: 200, body: list ? { value: ids.map(person) } : person('c') };
    });
    json({ responses })(response, request);
  };
}

describe('ClassAccess (EDU-3, S-11)', () => {
  let server: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => {
    server = await GraphServer.start();
  });
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function setup(tokens: GraphTokens, ...replies: Reply[]) {
    server.script(...replies);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    const cache = new AnswerCache(undefined, connected.clock);
    return new ClassAccess(tokens, new ClassGraph(connected.graph, cache), noFallback);
  }

  const taught = { teachers: ['ann'], members: ['sue'] };
  const attended = { teachers: ['tom'], members: ['tom', 'ann'] };
  const strange = { teachers: ['tom'], members: ['tom', 'sue'] };
  const askers = () => server.requests.map(({ headers }) => headers.authorization);
  const admin = linkedUser({ roles: ['Admin'], administration: 'open' });

  it.each<[string, People, Role]>([
    ['a teacher, member or not', taught, 'Teacher'],
    ['a student', attended, 'Student'],
  ])('opens the class on behalf of %s', async (_who, people, role) => {
    const access = setup(fakeTokens, showing(people));
    await expect(access.open(linkedUser(), 'C')).resolves.toMatchObject({
      role,
      roster: { class: { id: 'c' } },
      caller: { key: 'ann' },
    });
    expect(server.requests[0]?.body).toContain('/education/classes/c/');
  });

  it('gives an administrator who teaches the class the Teacher role', async () => {
    const access = setup(fakeTokens, showing(taught));
    await expect(access.openAsTeacher(admin, 'c')).resolves.toMatchObject({ role: 'Teacher' });
    expect(askers()).toEqual(['Bearer ann-1']);
  });

  describe.each<[string, People | number]>([
    ['shows the class to a non-member', strange],
    ['rejects the request', 403],
  ])('when Graph %s', (_what, people) => {
    it('rejects the user', async () => {
      const access = setup(fakeTokens, showing(people));
      const teacher = linkedUser({ roles: ['Teacher'] });
      await expect(access.open(teacher, 'c')).rejects.toThrow(Forbidden);
      expect(askers()).toEqual(['Bearer ann-1']);
    });

    it('opens it to an administrator, on behalf of the application', async () => {
      const access = setup(fakeTokens, showing(people), showing(strange));
      await expect(access.open(admin, 'c')).resolves.toMatchObject({
        role: 'Admin',
        caller: { key: 'app' },
      });
      expect(askers()).toEqual(['Bearer ann-1', 'Bearer app-1']);
    });
  });

  it('lets a non-member administrator neither take part nor make changes', async () => {
    const access = setup(fakeTokens, showing(strange));
    await expect(access.openAsMember(admin, 'c')).rejects.toThrow(Forbidden);
    await expect(access.openAsTeacher(admin, 'c')).rejects.toThrow(Forbidden);
  });

  it('lets a student take part but not make changes', async () => {
    const access = setup(fakeTokens, showing(attended));
    await expect(access.openAsMember(linkedUser(), 'c')).resolves.toMatchObject({
      role: 'Student',
    });
    await expect(access.openAsTeacher(linkedUser(), 'c')).rejects.toThrow(Forbidden);
  });

  it('does not fall back to the application after other failures', async () => {
    const access = setup(fakeTokens, showing(400));
    await expect(access.open(admin, 'c')).rejects.toThrow(GraphRequestFailed);
    expect(new Set(askers())).toEqual(new Set(['Bearer ann-1']));
  });

  it('reports that the organization has not consented (ADM-2)', async () => {
    const token = () => Promise.reject(new ConsentRequired());
    const asUser = () => ({ tenantId: 'tenant', key: 'ann', token });
    const access = setup({ ...fakeTokens, asUser } as unknown as GraphTokens, showing(taught));
    await expect(access.open(admin, 'c')).rejects.toThrow(ConsentRequired);
    expect(server.requests).toHaveLength(0);
  });
});

it("counts members who don't teach the class as its students (EDU-4)", () => {
  const members = [person('t'), person('s')];
  expect(studentsOf({ teachers: [person('t')], members })).toEqual([person('s')]);
});
