import type { AssignmentList, MyClassList, Submission, SubmissionList } from '@app/contracts';
import { itUsually } from '../../../testing';
import { RosterWorld } from '../testing';
import {
  admin,
  AssignmentWorld,
  elena,
  inDays,
  ingrid,
  noor,
  sha256,
  tomas,
  type Either,
} from './testing';

type Answer = Either<Submission>;

describe('submissions', () => {
  let world: AssignmentWorld;
  let noorId: string;
  /** Of an assignment that was handed out, worth 20 points. */
  let path: string;
  let mine: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start();
    const [tenant] = await world.roster.tenants();
    noorId = tenant!.users.find((user) => user.userPrincipalName === noor)!.id;
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    await handOut({ maxPoints: 20 });
  });
  afterEach(() => world.disarm());

  async function handOut(changes: object) {
    const { id } = await world.assigned(changes);
    path = world.pathOf(world.chemistry, `/${id}`);
    mine = `${path}/submissions/mine`;
  }
  const student = () => world.as(noor);
  const show = async () => (await student().get<Answer>(mine)).body;
  const act = (action: string) => student().post<Answer>(`${mine}/${action}`);
  const add = (name: string, bytes?: Buffer) =>
    world.upload(noor, `${mine}/resources`, { name, ...(bytes && { bytes }) });
  const list = async () =>
    (await world.as(elena).get<SubmissionList>(`${path}/submissions`)).body.value;
  const ofNoor = async () => (await list()).find(({ userId }) => userId === noorId)!;
  const giveBack = async (given: object) =>
    world.as(elena).post<Answer>(`${path}/submissions/${(await ofNoor()).id}/return`, given);
  const past = { dueDateTime: inDays(-1), allowLateSubmissions: false };

  /** Makes Graph show the same assignment with other dates. */
  async function shift(changes: object) {
    const id = path.split('/').at(-1);
    const shown = { id, status: 'assigned', ...changes };
    await world.arm(`/assignments/${id}\\?`, { status: 200, body: shown });
  }

  describe('of a student (ASG-5)', () => {
    it('go from draft to returned, with their files', async () => {
      expect(await show()).toMatchObject({ status: 'working', resources: [], userId: noorId });
      const bytes = Buffer.from('my essay');
      expect((await add('essay.txt', bytes)).status).toBe(201);
      expect(world.storedFiles()).toContain(sha256(bytes));
      expect((await ofNoor()).resources).toEqual([]);
      const { status, body } = await act('submit');
      expect([status, body.status]).toEqual([202, 'submitted']);
      expect(body.submittedDateTime).toMatch(/^\d{4}-.*\.\d{3}Z$/);
      expect(body.resources).toMatchObject([{ displayName: 'essay.txt', size: bytes.length }]);
      const seen = await ofNoor();
      expect(seen).toMatchObject({
        status: 'submitted',
        resources: [{ displayName: 'essay.txt' }],
      });

      const returned = await giveBack({ feedback: ' Good\n<b>!</b>', points: 18.5 });
      expect([returned.status, returned.body.status]).toEqual([202, 'returned']);
      const read = await show();
      expect(read).toMatchObject({ status: 'returned', feedback: ' Good\n<b>!</b>', points: 18.5 });
      expect(read.returnedDateTime).toMatch(/Z$/);

      expect((await add('better.txt')).status).toBe(201);
      expect((await act('submit')).body.resources).toHaveLength(2);
    });

    it('settle later, and cannot be handed in again until then', async () => {
      await world.delays({ submissionDelay: 3_600_000 });
      expect((await act('submit')).body.status).toBe('working');
      const again = await act('submit');
      expect([again.status, again.body.code]).toEqual([409, 'conflict']);
    });

    it('can be handed in and taken back twice, but not once returned', async () => {
      expect([(await act('unsubmit')).status, (await show()).status]).toEqual([202, 'working']);
      await act('submit');
      expect((await act('submit')).status).toBe(202);
      const { status, body } = await act('unsubmit');
      expect([status, body.status, body.submittedDateTime]).toEqual([202, 'working', null]);
      await act('submit');
      await giveBack({});
      const late = await act('unsubmit');
      expect([late.status, late.body.code]).toEqual([409, 'conflict']);
    });

    it('lock their files once they are handed in', async () => {
      const { body } = await add('a.txt');
      await act('submit');
      expect((await add('b.txt')).status).toBe(409);
      expect((await student().delete(`${mine}/resources/${body.id}`)).status).toBe(409);
      await act('unsubmit');
      expect((await student().delete(`${mine}/resources/${body.id}`)).status).toBe(204);
      expect((await show()).resources).toEqual([]);
    });

    it('have up to five files with distinct names', async () => {
      for (const name of ['1', '2', '3', '4', '5']) expect((await add(name)).status).toBe(201);
      expect((await add('6')).body.code).toBe('too_many_files');
      expect((await add('1')).body.code).toBe('name_taken');
      expect((await add('../1')).body.code).toBe('validation_failed');
      const stays = await student().request('POST', `${mine}/resources?name=x`, {
        raw: 'x',
        withoutCsrf: true,
      });
      expect(stays.status).toBe(403);
    });

    it.each<[string, object, RegExp]>([
      ['past due without late work', past, /Late work isn't accepted/],
      [
        'past the last day for late work',
        { ...past, allowLateSubmissions: true, closeDateTime: inDays(-0.5) },
        /no longer accepted/,
      ],
      ['no longer active', { status: 'inactive', dueDateTime: inDays(1) }, /no longer active/],
    ])('cannot be changed when %s, and nothing is sent', async (_what, changes, detail) => {
      await add('a.txt');
      const { id } = (await show()).resources[0]!;
      await shift(changes);
      const sent = await world.roster.graphRequests(async () => {
        for (const answer of [
          await act('submit'),
          await act('unsubmit'),
          await add('b.txt'),
          await student().delete<Answer>(`${mine}/resources/${id}`),
        ]) {
          expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
          expect(answer.body.detail).toMatch(detail);
        }
      });
      // The roster is read anew for each change.
      const others = sent.filter(({ path }) => path !== '/v1.0/$batch');
      expect(new Set(others.map(({ method }) => method))).toEqual(new Set(['GET']));
    });

    it('can be handed in late if that is accepted', async () => {
      await shift({ dueDateTime: inDays(-1), allowLateSubmissions: true });
      expect((await act('submit')).status).toBe(202);
    });

    it('hide from a student what was not returned, even if Graph shows it', async () => {
      const feedback = { text: { content: 'secret' } };
      const outcomes = [
        { id: 'f', '@odata.type': '#microsoft.graph.educationFeedbackOutcome', feedback },
        {
          id: 'p',
          '@odata.type': '#microsoft.graph.educationPointsOutcome',
          points: { points: 1 },
        },
      ];
      const value = [
        { id: 'other', status: 'submitted', recipient: { userId: 'x' }, outcomes },
        { id: 'own', status: 'soon', recipient: { userId: noorId.toUpperCase() }, outcomes },
      ];
      await world.arm('/submissions\\?', { status: 200, body: { value } });
      const body = await show();
      expect(body).toMatchObject({ id: 'own', status: 'returned', feedback: null, points: null });
      await world.disarm();
      await world.arm('/submissions\\?', { status: 200, body: { value: value.slice(0, 1) } });
      expect((await student().get(mine)).status).toBe(404);
    });
  });

  describe('for a teacher (ASG-4)', () => {
    it('come one per student, by name', async () => {
      const names = (await list()).map(({ displayName }) => displayName);
      expect(names.length).toBeGreaterThan(3);
      expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right)));
      expect(names).toContain('Noor Haddad');
    });

    it('label former students, and may have missing properties', async () => {
      const value = [{ id: 'gone', recipient: { userId: 'nobody' } }, { id: 'bare' }];
      await world.arm('/submissions\\?', { status: 200, body: { value } });
      expect(await list()).toMatchObject([
        { id: 'bare', displayName: 'Former student', userId: '' },
        { id: 'gone', displayName: 'Former student', status: 'working', resources: [] },
      ]);
    });

    it('link to the files, and only over HTTP', async () => {
      await add('a.txt');
      await act('submit');
      const { resources } = await ofNoor();
      const url = new URL(resources[0]?.webUrl ?? '');
      expect(url.origin).toBe(world.as(elena).origin);
      const { status, headers } = await world.as(elena).get(url.pathname);
      expect([status, headers.get('location')]).toEqual([
        302,
        expect.stringMatching(/^https?:\/\/.*\/sites\//) as string,
      ]);
      expect((await student().get(url.pathname)).status).toBe(403);
      expect((await world.as(tomas).get(url.pathname)).status).toBe(403);
      expect((await world.as(elena).get(url.pathname.slice(0, -1))).status).toBe(404);
      const body = { id: 'x', name: 'a.txt', webUrl: 'javascript:alert(1)' };
      await world.arm('/drives/', { status: 200, body });
      expect((await world.as(elena).get(url.pathname)).status).toBe(404);
    });

    it('are fully returned by a second try after the first one failed', async () => {
      await act('submit');
      await world.arm('/return$', { status: 500, times: 1 });
      const broken = await giveBack({ feedback: 'Fine', points: 7 });
      expect([broken.status, broken.body.code]).toEqual([502, 'graph_error']);
      expect(await show()).toMatchObject({ status: 'submitted', feedback: null, points: null });
      expect((await giveBack({ feedback: 'Fine', points: 7 })).status).toBe(202);
      expect(await show()).toMatchObject({ status: 'returned', feedback: 'Fine', points: 7 });
      expect((await giveBack({ feedback: null, points: null })).status).toBe(202);
      expect(await show()).toMatchObject({ status: 'returned', feedback: null, points: null });
      expect((await giveBack({ points: 3 })).body).toMatchObject({ feedback: null, points: 3 });
    });

    it('take no points if the assignment has none', async () => {
      await handOut({});
      const { status, body } = await giveBack({ points: 3 });
      expect([status, body.code, body.errors?.[0]?.path]).toEqual([
        422,
        'validation_failed',
        'points',
      ]);
      expect((await giveBack({ points: -1 })).status).toBe(422);
      expect((await giveBack({ feedback: 'x'.repeat(10_001) })).status).toBe(422);
      expect((await giveBack({ feedback: 'Well done' })).status).toBe(202);
    });
  });

  it.each([
    ['a student', noor, 403],
    ['a teacher of other classes', tomas, 403],
    ['a non-member administrator', admin, 403],
    ['another tenant', ingrid, 404],
  ])('are closed to %s (S-11)', async (_who, upn, expected) => {
    const { id } = await ofNoor();
    const browser = world.as(upn);
    const given = await browser.post(`${path}/submissions/${id}/return`, { points: 20 });
    expect([(await browser.get(`${path}/submissions`)).status, given.status]).toEqual([
      expected,
      expected,
    ]);
    if (upn === noor) return;
    for (const action of ['submit', 'unsubmit']) {
      expect((await browser.post(`${mine}/${action}`)).status).toBe(expected);
    }
    expect((await browser.get(mine)).status).toBe(expected);
    expect((await world.upload(upn, `${mine}/resources`, { name: 'a' })).status).toBe(expected);
  });

  it('of a student cannot be handed in by a teacher', async () => {
    const { status, body } = await world.as(elena).post<Answer>(`${mine}/submit`);
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });
});

itUsually(
  'submissions of 30 students take two Graph requests, including the roster’s (ASG-4)',
  async () => {
    const sizes = 'schools=1,classes=3,classSize=30,users=130';
    const world = await RosterWorld.start(['--generate', sizes]);
    try {
      const teacher = await world.linked(await world.somebody('Teacher'));
      const { body } = await teacher.get<MyClassList>('/api/v1/me/classes');
      const path = `/api/v1/classes/${body.value[0]!.id}/assignments`;
      const { value } = (await teacher.get<AssignmentList>(path)).body;
      const id = value.find(({ status }) => status === 'assigned')!.id;
      const replica = await world.replica();
      const browser = replica.browser();
      await browser.signInWithMicrosoft(await world.somebody('Teacher'));
      const requests = await world.graphRequests(async () => {
        const answer = await browser.get<SubmissionList>(`${path}/${id}/submissions`);
        expect(answer.body.value).toHaveLength(30);
        expect(new Set(answer.body.value.map(({ status }) => status)).size).toBeGreaterThan(1);
      });
      await replica.stop();
      expect(requests.map(({ method, tokenKind }) => [method, tokenKind]).sort()).toEqual([
        ['GET', 'user'],
        ['POST', 'user'],
      ]);
    } finally {
      await world.stop();
    }
  },
);
