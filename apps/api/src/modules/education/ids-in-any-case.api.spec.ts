import type {
  ClassDetails,
  ClassStudentList,
  SeatingChart,
  Submission,
  SubmissionList,
  UserAccess,
} from '@app/contracts';
import { admin, AssignmentWorld, elena, noor, tomas } from './assignments/testing';

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;
const upper = (text: string) => text.toUpperCase();

/** The same with every GUID in upper case, in ids and in URLs built from them. */
const inUpperCase = (json: unknown): unknown =>
  JSON.parse(JSON.stringify(json ?? null).replaceAll(guid, upper));

describe('ids that Graph and callers write in upper case', () => {
  let world: AssignmentWorld;
  let people: Map<string, string>;

  beforeAll(async () => {
    world = await AssignmentWorld.start({}, { isProxied: true });
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    const [tenant] = await world.roster.tenants();
    people = new Map(tenant!.users.map(({ userPrincipalName, id }) => [userPrincipalName, id]));
    world.roster.answers.rewrite((_of, json) => inUpperCase(json));
    world.roster.forgetAnswers(tenant!.id);
  });
  afterAll(() => world.stop());

  const idOf = (upn: string) => upper(people.get(upn)!);
  const ofClass = (below = '') => `/api/v1/classes/${upper(world.chemistry)}${below}`;

  it('match the teachers, students, and seats of the roster (EDU-3, SEAT-1)', async () => {
    const { body: before } = await world.as(elena).get<ClassStudentList>(ofClass('/students'));
    const [one, other] = before.value;
    const seats = [one, other].map((student, n) => ({
      userId: upper(student!.id),
      position: n + 1,
    }));
    const saved = await world.as(elena).request<SeatingChart>('PUT', ofClass('/seating'), {
      json: { seats, rules: [{ kind: 'apart', userIds: seats.map(({ userId }) => userId) }] },
      headers: {
        'if-match': (await world.as(elena).get(ofClass('/seating'))).headers.get('etag') ?? '',
      },
    });
    expect(saved.status).toBe(200);
    expect(saved.body.seats.map(({ userId }) => userId)).toEqual([one!.id, other!.id]);
    const { body: after } = await world.as(elena).get<ClassStudentList>(ofClass('/students'));
    expect(after.value.flatMap(({ id, seat }) => (seat ? [id] : []))).toEqual([one!.id, other!.id]);
    const roles = [elena, noor].map(
      async (upn) => (await world.as(upn).get<ClassDetails>(ofClass())).body.myRole,
    );
    expect(await Promise.all(roles)).toEqual(['Teacher', 'Student']);
    expect(after.value.map(({ id }) => id)).not.toContain(people.get(elena));
  });

  it('identify a co-teacher (EDU-5)', async () => {
    const added = await world.as(elena).put(ofClass(`/teachers/${idOf(tomas)}`));
    expect(added.status).toBe(204);
    const { body } = await world.as(tomas).get<ClassDetails>(ofClass());
    expect(body.myRole).toBe('Teacher');
    expect(body.teachers.map(({ id }) => id)).toContain(people.get(tomas));
  });

  it('identify work and its student (ASG-4, ASG-5)', async () => {
    const { id } = await world.assigned({ maxPoints: 5 });
    const path = `/api/v1/classes/${upper(world.chemistry)}/assignments/${upper(id)}`;
    const file = await world.upload(noor, `${path}/submissions/mine/resources`, { name: 'a.txt' });
    expect(file.status).toBe(201);
    expect((await world.as(noor).post(`${path}/submissions/mine/submit`)).status).toBe(202);
    await world.settled<Submission>(
      noor,
      `${path}/submissions/mine`,
      (one) => one.status === 'submitted',
    );
    const { body } = await world.as(elena).get<SubmissionList>(`${path}/submissions`);
    const work = body.value.find(({ userId }) => userId === people.get(noor));
    expect(work).toMatchObject({ status: 'submitted', displayName: 'Noor Haddad' });
    const [handedIn] = work!.resources;
    const page = `${path}/submissions/${upper(work!.id)}/resources/${upper(handedIn!.id)}`;
    expect((await world.as(elena).get(page)).status).toBe(302);
    const back = await world
      .as(elena)
      .post(`${path}/submissions/${upper(work!.id)}/return`, { points: 4 });
    expect(back.status).toBe(202);
  });

  it('find a photo and unlink an account', async () => {
    const photo = await world.as(elena).get(`/api/v1/users/${idOf(elena)}/photo?size=48`);
    expect([200, 204]).toContain(photo.status);
    const removed = await world.as(admin).delete(`/api/v1/admin/linked-accounts/${idOf(tomas)}`);
    expect(removed.status).toBe(204);
  });

  it('get access once and never again (ADM-5)', async () => {
    const path = '/api/v1/admin/user-access';
    const run = async () => {
      await world.as(admin).post(path);
      return world.settled<UserAccess>(admin, path, ({ state }) => state !== 'running');
    };
    const first = await run();
    expect(first).toMatchObject({ state: 'done', enabled: first.total, failed: 0 });
    const requests = await world.roster.graphRequests(async () => {
      expect(await run()).toMatchObject({
        state: 'done',
        enabled: 0,
        skipped: first.total,
        failed: 0,
      });
    });
    expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });
});
