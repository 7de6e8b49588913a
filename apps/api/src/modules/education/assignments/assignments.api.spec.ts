import type { Assignment, Problem } from '@app/contracts';
import { itUsually } from '../../../testing';
import { admin, AssignmentWorld, elena, inDays, ingrid, noor, tomas, type Either } from './testing';

describe('the assignments of a class', () => {
  let world: AssignmentWorld;

  beforeAll(async () => {
    world = await AssignmentWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(() => world.delays({ publishDelay: 0, submissionDelay: 0 }));
  afterEach(() => world.disarm());

  const pathOf = (below = '') => world.pathOf(world.chemistry, below);
  const get = <T = Either<Assignment>>(upn: string, id: string) =>
    world.as(upn).get<T>(pathOf(`/${id}`));
  const patch = (id: string, changes: object) =>
    world.as(elena).patch<Either<Assignment>>(pathOf(`/${id}`), changes);
  const publish = (id: string) =>
    world.as(elena).post<Either<Assignment>>(pathOf(`/${id}/publish`));

  describe('in the list (ASG-1)', () => {
    it('are sorted: upcoming ones first, soonest first, then past ones, latest first', async () => {
      const now = new Date().toISOString();
      const dates = (await world.list()).map(({ dueDateTime }) => dueDateTime ?? '');
      const upcoming = dates.filter((date) => date > now);
      const past = dates.filter((date) => date <= now);
      expect(upcoming.length).toBeGreaterThan(1);
      expect(past.length).toBeGreaterThan(1);
      expect(dates).toEqual([...upcoming.sort(), ...past.sort().reverse()]);
    });

    it('include drafts for teachers only', async () => {
      const drafts = (list: Assignment[]) => list.filter(({ status }) => status === 'draft');
      expect(drafts(await world.list(elena)).length).toBeGreaterThan(0);
      const students = await world.list(noor);
      expect(students.length).toBeGreaterThan(0);
      expect(drafts(students)).toEqual([]);
    });

    it('include no drafts for a student, even if Graph shows them', async () => {
      const value = ['draft', 'scheduled', 'published', 'strange', 'assigned'].map((status) => ({
        id: status,
        status,
      }));
      await world.arm('/assignments\\?', { status: 200, body: { value } });
      expect((await world.list(noor)).map(({ id }) => id)).toEqual(['assigned']);
    });

    itUsually('take one Graph request besides the roster’s, for any number of them', async () => {
      const count = () => world.roster.graphRequests(() => world.list());
      await world.list();
      const before = await count();
      await Promise.all(
        Array.from({ length: 120 }, (_, n) => world.draft({ displayName: `${n}` })),
      );
      const after = await count();
      expect((await world.list()).length).toBeGreaterThan(120);
      expect([before.length, after.length]).toEqual([1, 1]);
      expect(after[0]).toMatchObject({ method: 'GET', tokenKind: 'user' });
    });

    it('continue on Graph’s next page', async () => {
      const next = `${world.roster.sandbox.url.replace('http:', 'https:')}/v1.0/education/next`;
      const page = { value: [{ id: 'a' }], '@odata.nextLink': next };
      await world.arm('/assignments\\?', { status: 200, body: page });
      await world.arm('/education/next', { status: 200, body: { value: [{ id: 'b' }] } });
      expect((await world.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('may have properties that are missing, null, or unknown', async () => {
      const value = [
        { id: 'bare' },
        { id: 'null', displayName: null, dueDateTime: null, status: null, grading: null },
        { id: 'new', status: 'archivedSomehow', dueDateTime: '2026-01-01T10:00:00.1234567Z' },
        { id: 'copy', status: 'pending', instructions: { contentType: 'html', content: null } },
      ];
      await world.arm('/assignments\\?', { status: 200, body: { value } });
      const states = (await world.list()).map(({ id, status }) => [id, status]);
      expect(Object.fromEntries(states)).toEqual({
        bare: 'draft',
        null: 'draft',
        new: 'inactive',
        copy: 'draft',
      });
    });
  });

  describe('a draft (ASG-2)', () => {
    it('is created with everything given, including emoji', async () => {
      const dueDateTime = '2036-05-04T10:00:00+02:00';
      const given = { displayName: '  Lab 🧪 <b>1</b> ', instructions: 'a < b\n<i>c</i>' };
      const { status, body } = await world.create<Assignment>({
        ...given,
        dueDateTime,
        allowLateSubmissions: false,
        maxPoints: 12.5,
      });
      expect(status).toBe(201);
      const { id, ...rest } = body;
      expect(rest).toEqual({
        displayName: 'Lab 🧪 <b>1</b>',
        instructions: given.instructions,
        dueDateTime: '2036-05-04T08:00:00.000Z',
        status: 'draft',
        allowLateSubmissions: false,
        closeDateTime: null,
        maxPoints: 12.5,
        ownSubmission: null,
        allowStudentsToAddResourcesToSubmission: true,
      });
      expect((await get(elena, id)).body).toEqual(body);
    });

    it.each<[string, object, string]>([
      ['a due date in the past', { dueDateTime: inDays(-1) }, 'dueDateTime'],
      ['no due date', { dueDateTime: null }, 'dueDateTime'],
      ['a due date without a zone', { dueDateTime: '2036-05-04T10:00:00' }, 'dueDateTime'],
      ['a title of 300 characters', { displayName: 'x'.repeat(300) }, 'displayName'],
      ['a blank title', { displayName: '  ' }, 'displayName'],
      ['points below zero', { maxPoints: -1 }, 'maxPoints'],
      ['an unknown field', { status: 'assigned' }, ''],
    ])('is not created with %s, and nothing is sent', async (_what, changes, path) => {
      await world.list();
      const sent = await world.roster.graphRequests(async () => {
        const { status, body } = await world.create<Problem>(changes);
        expect([status, body.code]).toEqual([422, 'validation_failed']);
        expect(body.errors?.map((error) => error.path)).toEqual([path]);
      });
      // The roster is read anew for each change.
      expect(sent.filter(({ path: at }) => at !== '/v1.0/$batch')).toEqual([]);
    });

    it('keeps what a change leaves out', async () => {
      const draft = await world.draft({ instructions: 'Read it.', maxPoints: 5 });
      const { status, body } = await patch(draft.id, { displayName: 'Other', maxPoints: null });
      expect([status, body]).toEqual([200, { ...draft, displayName: 'Other', maxPoints: null }]);
      expect((await get(elena, draft.id)).body).toEqual(body);
      expect((await patch(draft.id, {})).body).toEqual(body);
      expect((await patch(draft.id, { dueDateTime: draft.dueDateTime })).status).toBe(200);
    });

    it('cannot be moved into the past', async () => {
      const { id } = await world.draft();
      const { status, body } = await patch(id, { dueDateTime: inDays(-1) });
      expect([status, body.errors?.[0]?.path]).toEqual([422, 'dueDateTime']);
    });

    it('can be deleted, unlike what was handed out', async () => {
      const { id } = await world.draft();
      expect((await world.as(elena).delete(pathOf(`/${id}`))).status).toBe(204);
      expect((await get(elena, id)).status).toBe(404);
      const assigned = await world.assigned();
      const { status, body } = await world.as(elena).delete<Problem>(pathOf(`/${assigned.id}`));
      expect([status, body.code]).toEqual([409, 'conflict']);
    });

    it('is hidden from students, even by its URL', async () => {
      const { id } = await world.draft();
      for (const below of ['', '/resources', '/submissions/mine']) {
        const { status, body } = await get<Problem>(noor, id + below);
        expect([below, status, body.code]).toEqual([below, 404, 'not_found']);
      }
      await world.arm(`/assignments/${id}`, { status: 200, body: { id, status: 'draft' } });
      expect((await get(noor, id)).status).toBe(404);
    });
  });

  describe('publishing (ASG-7)', () => {
    it('answers at once and settles later, and students see it only then', async () => {
      await world.delays({ publishDelay: 3_600_000 });
      const { id } = await world.draft();
      const { status, body } = await publish(id);
      expect([status, body.status]).toEqual([202, 'published']);
      expect((await get(elena, id)).body.status).toBe('published');
      expect((await get(noor, id)).status).toBe(404);
      const other = await world.draft();
      await world.delays({ publishDelay: 0 });
      expect((await world.publish(other.id)).status).toBe('assigned');
      expect((await get(noor, other.id)).body.status).toBe('assigned');
      expect((await world.list(noor)).map((one) => one.id)).toContain(other.id);
    });

    it('shows a draft again if Microsoft reverts it', async () => {
      await world.delays({ failPublish: 1 });
      const { id } = await world.draft();
      expect((await world.publish(id)).status).toBe('draft');
      expect((await get(noor, id)).status).toBe(404);
      expect((await world.publish(id)).status).toBe('assigned');
    });

    it('can be repeated safely', async () => {
      const { id } = await world.assigned();
      const { status, body } = await publish(id);
      expect([status, body.status]).toEqual([202, 'assigned']);
    });

    it('requires a due date in the future', async () => {
      const { id } = await world.draft();
      for (const dueDateTime of [null, inDays(-1)]) {
        const draft = { id, status: 'draft', dueDateTime };
        await world.arm(`/assignments/${id}\\?`, { status: 200, body: draft });
        const { status, body } = await publish(id);
        expect([status, body.errors?.[0]?.path]).toEqual([422, 'dueDateTime']);
        await world.disarm();
      }
    });

    it('blocks changes while it runs, and allows changes to the text afterwards', async () => {
      await world.delays({ publishDelay: 3_600_000 });
      const { id } = await world.draft();
      await publish(id);
      const refused = await patch(id, { displayName: 'Other' });
      expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
      await world.delays({ publishDelay: 0 });
      const assigned = await world.assigned();
      const { status, body } = await patch(assigned.id, { displayName: 'Other' });
      expect([status, body]).toEqual([200, { ...assigned, displayName: 'Other' }]);
    });

    it('reports a conflict if Graph rejects it', async () => {
      const { id } = await world.draft();
      await world.arm('/publish', { status: 400 });
      const { status, body } = await publish(id);
      expect([status, body.code]).toEqual([409, 'conflict']);
    });
  });

  describe('are closed (S-11)', () => {
    it.each([
      ['a student of other classes', noor, 403],
      ['a teacher of other classes', tomas, 403],
      ['a non-member administrator', admin, 403],
      ['another tenant', ingrid, 404],
    ])('to %s', async (_who, upn, expected) => {
      const [{ id } = { id: '' }] = await world.list(elena, world.biology);
      const browser = world.as(upn);
      const path = world.pathOf(world.biology);
      const body = { displayName: 'Mine', dueDateTime: inDays(1) };
      const answers = [
        await browser.get(path),
        await browser.get(`${path}/${id}`),
        await browser.post(path, body),
        await browser.patch(`${path}/${id}`, { displayName: 'Mine' }),
        await browser.delete(`${path}/${id}`),
        await browser.post(`${path}/${id}/publish`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => expected));
      expect(JSON.stringify(answers.map((answer) => answer.body))).not.toContain('dueDateTime');
    });

    it('to a non-member, even if Graph shows them', async () => {
      const secret = { value: [{ id: 'x', displayName: 'secret', status: 'assigned' }] };
      await world.arm('/assignments', { status: 200, body: secret });
      const { status, body } = await world.as(admin).get(world.pathOf(world.biology));
      expect(status).toBe(403);
      expect(JSON.stringify(body)).not.toContain('secret');
    });

    it('to changes by a student', async () => {
      const { id } = await world.assigned();
      const student = world.as(noor);
      const answers = [
        await student.post(pathOf(), { displayName: 'Mine', dueDateTime: inDays(1) }),
        await student.patch(pathOf(`/${id}`), { displayName: 'Mine' }),
        await student.delete(pathOf(`/${id}`)),
        await student.post(pathOf(`/${id}/publish`)),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect((await get(noor, id)).body.displayName).toBe('Reading log');
    });

    it('to anonymous users and to other sites (S-13)', async () => {
      const { id } = await world.draft();
      expect((await world.roster.api.browser().get(pathOf())).status).toBe(401);
      for (const [method, below] of [
        ['POST', ''],
        ['PATCH', `/${id}`],
        ['DELETE', `/${id}`],
        ['POST', `/${id}/publish`],
      ] as const) {
        const options = { json: {}, withoutCsrf: true };
        const { status, body } = await world
          .as(elena)
          .request<Problem>(method, pathOf(below), options);
        expect([status, body.code]).toEqual([403, 'csrf_failed']);
      }
    });

    it.each(['x', '..%2f..%2fusers', '%252e%252e', 'a%00b', 'x'.repeat(300)])(
      'under the id %s (S-15)',
      async (id) => {
        for (const path of [pathOf(`/${id}`), world.pathOf(id)]) {
          expect([400, 404]).toContain((await world.as(elena).get(path)).status);
        }
      },
    );
  });

  it('answer with a problem while Graph fails', async () => {
    await world.arm('/assignments', { status: 503, retryAfter: 300 });
    const { status, body } = await world.as(elena).get<Problem>(pathOf());
    expect([status, body.code]).toEqual([503, 'graph_unavailable']);
  });
});
