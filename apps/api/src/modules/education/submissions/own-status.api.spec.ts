import type { Assignment, OwnSubmission, SubmissionList } from '@app/contracts';
import { AssignmentWorld, elena, noor, tomas } from '../assignments/testing';

/** An assignment's `submissions` at Graph, as students get them. */
type Wires = (object | null)[] | null | undefined;

describe('the status of a student’s own work in their list of assignments (DAY-2)', () => {
  let world: AssignmentWorld;
  let noorId: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start();
    const [tenant] = await world.roster.tenants();
    noorId = tenant!.users.find((user) => user.userPrincipalName === noor)!.id;
  });
  afterAll(() => world.stop());
  beforeEach(() => world.delays({ publishDelay: 0, submissionDelay: 0 }));
  afterEach(() => world.disarm());

  const ownOf = async (id: string): Promise<OwnSubmission | null | undefined> =>
    (await world.list(noor)).find((one) => one.id === id)?.ownSubmission;

  async function handIn(id: string): Promise<void> {
    await world.as(noor).post(world.pathOf(world.chemistry, `/${id}/submissions/mine/submit`));
  }

  async function giveBack(id: string, given: object): Promise<void> {
    const path = world.pathOf(world.chemistry, `/${id}/submissions`);
    const { body } = await world.as(elena).get<SubmissionList>(path);
    const own = body.value.find(({ userId }) => userId === noorId)!;
    await world.as(elena).post(`${path}/${own.id}/return`, given);
  }

  /** The student's list if Graph sends this. */
  async function shown(submissions: Wires, about: object = {}): Promise<Assignment[]> {
    const wire = { id: 'a', status: 'assigned', submissions, ...about };
    await world.arm('/assignments\\?', { status: 200, body: { value: [wire] } });
    return world.list(noor);
  }

  it('follows the work from not started to returned with points, and to being handed in again', async () => {
    const { id } = await world.assigned({ maxPoints: 100 });
    const nothing = { submittedDateTime: null, points: null };
    expect(await ownOf(id)).toEqual({ status: 'working', ...nothing });
    await handIn(id);
    const handedIn = await ownOf(id);
    expect(handedIn).toMatchObject({ status: 'submitted', points: null });
    expect(handedIn?.submittedDateTime).toMatch(/Z$/);
    await world.as(noor).post(world.pathOf(world.chemistry, `/${id}/submissions/mine/unsubmit`));
    expect(await ownOf(id)).toEqual({ status: 'working', ...nothing });
    await handIn(id);
    await giveBack(id, { points: 87.5 });
    expect(await ownOf(id)).toMatchObject({ status: 'returned', points: 87.5 });
    const one = world.pathOf(world.chemistry, `/${id}`);
    const { body } = await world.as(noor).get<Assignment>(one);
    expect(body.ownSubmission).toEqual(await ownOf(id));
    await handIn(id);
    expect(await ownOf(id)).toMatchObject({ status: 'submitted', points: null });
  });

  it('is null for teachers', async () => {
    await world.assigned();
    const own = (await world.list(elena)).map(({ ownSubmission }) => ownSubmission);
    expect(new Set(own)).toEqual(new Set([null]));
  });

  it('takes one Graph request besides the roster’s, for any number of assignments', async () => {
    const count = () => world.roster.graphRequests(() => world.list(noor));
    await count();
    const before = await count();
    await Promise.all(Array.from({ length: 60 }, () => world.assigned({ maxPoints: 10 })));
    const after = await count();
    expect((await world.list(noor)).length).toBeGreaterThan(60);
    expect([before.length, after.length]).toEqual([1, 1]);
  });

  it.each<[string, object, Partial<OwnSubmission>]>([
    ['working', {}, {}],
    ['submitted', { submittedDateTime: '2026-10-02T22:00:00.1234567Z' }, {}],
    ['excused', {}, {}],
    ['reassigned', {}, { points: 7 }],
    ['released', {}, { points: 7 }],
    ['returned', {}, { points: 7 }],
    ['somethingNewer', {}, { status: 'returned' }],
  ])('shows %s, with points only if they were returned', async (status, about, own) => {
    const outcomes = [
      {
        id: 'p',
        '@odata.type': '#microsoft.graph.educationPointsOutcome',
        points: { points: 3 },
        publishedPoints: { points: 7 },
      },
    ];
    const wire = { id: 's', status, recipient: { userId: noorId }, outcomes, ...about };
    const [one] = await shown([wire]);
    expect(one?.ownSubmission).toMatchObject({ status, points: null, ...own });
  });

  it.each<[string, (noorId: string) => Wires, string | undefined]>([
    ['no entry', () => [], undefined],
    [
      'only other students’ work',
      () => [{ id: 's', status: 'submitted', recipient: { userId: 'x' } }],
      undefined,
    ],
    [
      'an id in upper case',
      (id) => [{ id: 's', status: 'submitted', recipient: { userId: id.toUpperCase() } }],
      'submitted',
    ],
    [
      'a null entry',
      (id) => [null, { id: 's', status: 'submitted', recipient: { userId: id } }],
      'submitted',
    ],
    [
      'one entry without a student',
      () => [{ id: 's', status: 'submitted', recipient: null, submittedBy: null }],
      'submitted',
    ],
    [
      'two entries without a student',
      () => [
        { id: 's', status: 'submitted' },
        { id: 't', status: 'excused' },
      ],
      undefined,
    ],
  ])('is found, or not, among submissions with %s', async (_what, submissions, status) => {
    const [one] = await shown(submissions(noorId));
    expect(one?.ownSubmission?.status).toBe(status);
  });

  it.each<[string, Wires]>([
    ['leaves it out', undefined],
    ['sends null', null],
    ['sends no points', [{ id: 's', status: 'returned', outcomes: null }]],
  ])('is requested in one batch if Graph %s', async (_what, submissions) => {
    const { id } = await world.assigned({ maxPoints: 100 });
    await handIn(id);
    await giveBack(id, { points: 87.5 });
    const wire = { id, status: 'assigned', submissions };
    await world.arm('/assignments\\?', { status: 200, body: { value: [wire] } });
    let list: Assignment[] = [];
    const requests = await world.roster.graphRequests(async () => {
      list = await world.list(noor);
    });
    expect(list[0]?.ownSubmission).toMatchObject({ status: 'returned', points: 87.5 });
    expect(requests.map(({ method }) => method).sort()).toEqual(['GET', 'POST']);
  });

  it('fails the whole list rather than show a wrong status while a part of it fails', async () => {
    const { id } = await world.assigned();
    const wire = { id, status: 'assigned', submissions: null };
    await world.arm('/assignments\\?', { status: 200, body: { value: [wire] } });
    await world.arm(`/assignments/${id}/submissions`, { status: 500 });
    const { status } = await world.as(noor).get(world.pathOf(world.chemistry));
    expect([502, 503]).toContain(status);
  });

  it('does not open other classes (S-11)', async () => {
    const { status } = await world.as(noor).get(world.pathOf(world.biology));
    expect(status).toBe(403);
    expect((await world.as(tomas).get(world.pathOf(world.chemistry))).status).toBe(403);
  });

  describe('if Graph rejects expanding', () => {
    let other: AssignmentWorld;

    beforeEach(async () => {
      other = await AssignmentWorld.start();
    });
    afterEach(() => other.stop());

    it.each([
      ['outcomes within submissions', 'outcomes'],
      ['submissions at all', 'submissions'],
    ])('%s, is still right and sends the rejected query only once', async (_what, refused) => {
      await other.delays({ publishDelay: 0, submissionDelay: 0 });
      const { id } = await other.assigned({ maxPoints: 100 });
      await other.as(noor).post(other.pathOf(other.chemistry, `/${id}/submissions/mine/submit`));
      await other.arm(`/assignments\\?.*expand=.*${refused}`, {
        status: 400,
        body: { error: { code: 'badRequest', message: 'no' } },
      });
      const own = async () =>
        (await other.list(noor)).find((one) => one.id === id)?.ownSubmission?.status;
      expect(await own()).toBe('submitted');
      const requests = await other.roster.graphRequests(own);
      const paths = requests.map(({ path }) => path);
      expect(paths.filter((path) => path.includes(refused))).toEqual([]);
      expect(requests.length).toBeLessThanOrEqual(2);
      expect(await own()).toBe('submitted');
    });
  });
});
