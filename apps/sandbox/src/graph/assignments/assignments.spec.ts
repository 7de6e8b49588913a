import { directorySnapshotSchema } from '../../tenant/directory';
import { late, reasonOf, startTestClass, type TestClass } from './testing/test-class';

let here: TestClass;
beforeEach(async () => {
  here = await startTestClass();
});
afterEach(() => here.graph.close());

describe('making an assignment', () => {
  it("returns 201 and a draft in the service's form", async () => {
    const { teacher, path, inDays, graph } = here;
    const due = inDays.call(here, 3).replace(/\.\d+Z$/, '.000Z');
    const { status, body, headers } = await teacher.send('POST', path, {
      body: {
        displayName: 'Reading log',
        dueDateTime: due,
        instructions: { contentType: 'text', content: 'Chapters 1-3' },
        grading: {
          '@odata.type': '#microsoft.graph.educationAssignmentPointsGradeType',
          maxPoints: 20,
        },
        assignTo: { '@odata.type': 'microsoft.graph.educationAssignmentClassRecipient' },
      },
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${graph.root}${path}/${String(body['id'])}`);
    expect(body).toMatchObject({
      classId: here.item.id,
      displayName: 'Reading log',
      status: 'draft',
      dueDateTime: due.replace('.000Z', 'Z'),
      closeDateTime: null,
      assignedDateTime: null,
      allowLateSubmissions: true,
      resourcesFolderUrl: null,
      createdDateTime: '2026-11-23T10:00:00.1230000Z',
      instructions: { content: 'Chapters 1-3', contentType: 'text' },
      grading: { maxPoints: 20 },
      createdBy: {
        application: null,
        device: null,
        user: { id: graph.person('EMarsh').id, displayName: null },
      },
    });
  });

  it.each([
    ['no name', { displayName: undefined }, 'invalidRequest'],
    ['an empty name', { displayName: ' ' }, 'invalidRequest'],
    ['no date', { dueDateTime: 'tomorrow' }, 'invalidRequest'],
    ["a property Graph doesn't have", { colour: 'red' }, 'invalidRequest'],
    ["closing before it's due", { closeDateTime: '2026-11-24T00:00:00Z' }, 'invalidCloseDateTime'],
    ["assigning after it's due", { assignDateTime: '2026-12-24T00:00:00Z' }, 'invalidDueDateTime'],
    [
      'a stranger as recipient',
      {
        assignTo: {
          '@odata.type': '#microsoft.graph.educationAssignmentIndividualRecipient',
          recipients: ['00000000-0000-4000-8000-000000000000'],
        },
      },
      'invalidRecipient',
    ],
    [
      'negative points',
      {
        grading: {
          '@odata.type': '#microsoft.graph.educationAssignmentPointsGradeType',
          maxPoints: -1,
        },
      },
      'invalidRequest',
    ],
  ])('answers 400 to %s', async (_what, changed, reason) => {
    const given = { displayName: 'Log', dueDateTime: here.inDays(3), ...changed };
    const { status, body } = await here.teacher.send('POST', here.path, { body: given });
    expect([status, body.error.code, reasonOf(body)]).toEqual([400, 'badRequest', reason]);
  });

  it('ignores a status sent along', async () => {
    expect(await here.create({ status: 'assigned', id: 'mine' })).toMatchObject({
      status: 'draft',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it("is only for the class's teachers, whatever other rights someone has", async () => {
    const body = { displayName: 'Log' };
    const scopes = ['EduAssignments.ReadWrite'];
    for (const caller of [here.student, here.graph.as('admin', scopes)]) {
      const answer = await caller.send('POST', here.path, { body });
      expect([answer.status, answer.body.error.code]).toEqual([403, 'Forbidden']);
    }
    const nowhere = here.path.replace(here.item.id, '00000000-0000-4000-8000-000000000000');
    const answer = await here.teacher.send('POST', nowhere, { body });
    expect([answer.status, answer.body.error.code]).toEqual([404, '20241']);
  });
});

describe('publishing', () => {
  it('shows published immediately and assigned after the delay', async () => {
    const path = `${here.path}/${String((await here.create())['id'])}`;
    const { status, body } = await here.teacher.send('POST', `${path}/publish`);
    expect([status, body['status']]).toEqual([200, 'published']);
    here.advance(299);
    expect((await here.teacher.get(path)).body['status']).toBe('published');
    expect((await here.student.get(path)).status).toBe(404);
    here.advance(1);
    expect((await here.teacher.get(path)).body).toMatchObject({
      status: 'assigned',
      assignedDateTime: '2026-11-23T10:00:00.4230000Z',
    });
    expect((await here.student.get(path)).status).toBe(200);
  });

  it("falls back to a draft as many times as it's told to fail", async () => {
    here.graph.assignmentWork.change({ failPublish: 1, publishDelay: 50 });
    const path = `${here.path}/${String((await here.create())['id'])}`;
    for (const expected of ['draft', 'assigned']) {
      const { body } = await here.teacher.send('POST', `${path}/publish`);
      expect(body['status']).toBe('published');
      here.advance(50);
      expect((await here.teacher.get(path)).body['status']).toBe(expected);
    }
  });

  it('waits for a future assign date', async () => {
    const path = await here.assign({ assignDateTime: here.inDays(1) });
    expect((await here.teacher.get(path)).body['status']).toBe('scheduled');
    expect((await here.student.get(path)).status).toBe(404);
    here.advance(86_400_000);
    expect((await here.teacher.get(path)).body['status']).toBe('assigned');
  });

  it('needs a due date, and a draft', async () => {
    const path = `${here.path}/${String((await here.create({ dueDateTime: null }))['id'])}`;
    const undated = await here.teacher.send('POST', `${path}/publish`);
    expect([undated.status, reasonOf(undated.body)]).toEqual([400, 'invalidDueDateTime']);
    const assigned = await here.assign();
    const again = await here.teacher.send('POST', `${assigned}/publish`);
    expect([again.status, reasonOf(again.body)]).toEqual([400, 'assignmentIsNotADraft']);
  });

  it('gives a submission to every student, or to the ones it names', async () => {
    const path = await here.assign();
    const { body } = await here.teacher.get(`${path}/submissions`);
    const students = here.item.memberIds.filter((id) => !here.item.teacherIds.includes(id));
    const recipients = body.value.map(({ recipient }) => (recipient as { userId: string }).userId);
    expect(recipients).toEqual(students);
    const named = await here.assign({
      assignTo: {
        '@odata.type': '#microsoft.graph.educationAssignmentIndividualRecipient',
        recipients: [here.studentId],
      },
    });
    expect((await here.teacher.get(`${named}/submissions`)).body.value).toHaveLength(1);
    expect((await here.student.get(named)).status).toBe(200);
    expect((await here.other.get(named)).status).toBe(404);
  });
});

describe('changing and deleting', () => {
  it('changes what its state allows', async () => {
    const path = await here.assign();
    const { status, body } = await here.teacher.send('PATCH', path, {
      body: { displayName: 'New name' },
    });
    expect([status, body['displayName']]).toEqual([200, 'New name']);
    const frozen = await here.teacher.send('PATCH', path, {
      body: { assignTo: { '@odata.type': '#microsoft.graph.educationAssignmentClassRecipient' } },
    });
    expect([frozen.status, reasonOf(frozen.body)]).toEqual([400, 'assignmentAlreadyPublished']);
    expect((await here.student.send('PATCH', path, { body: {} })).status).toBe(403);
  });

  it('deletes in any state', async () => {
    const path = await here.assign();
    expect((await here.student.send('DELETE', path)).status).toBe(403);
    expect((await here.teacher.send('DELETE', path)).status).toBe(204);
    expect((await here.teacher.get(path)).status).toBe(404);
  });

  it("hides inactive from clients that don't ask for newer enum members", async () => {
    const path = await here.assign();
    expect((await here.teacher.send('POST', `${path}/deactivate`)).status).toBe(200);
    expect((await here.teacher.get(path)).body['status']).toBe('unknownFutureValue');
    expect((await here.teacher.get(path, late)).body['status']).toBe('inactive');
    await here.teacher.send('POST', `${path}/activate`);
    expect((await here.teacher.get(path)).body['status']).toBe('assigned');
  });
});

describe('lists', () => {
  it('show drafts to teachers but not to students, in pages', async () => {
    const { body } = await here.teacher.get(`${here.path}?$top=4`);
    expect(body.value).toHaveLength(4);
    const next = await here.teacher.get(String(body['@odata.nextLink']));
    const statuses = [...body.value, ...next.body.value].map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['draft', 'assigned']));
    const mine = await here.student.get(`${here.path}?$expand=submissions`);
    expect(new Set(mine.body.value.map(({ status }) => status))).toEqual(new Set(['assigned']));
    const submissions = mine.body.value.flatMap(
      (one) => one['submissions'] as { recipient: { userId: string } }[],
    );
    expect(new Set(submissions.map(({ recipient }) => recipient.userId))).toEqual(
      new Set([here.studentId]),
    );
  });

  it('include points in submissions; a student gets only their own', async () => {
    const query = '$select=id&$expand=submissions($select=status;$expand=outcomes)';
    const { body } = await here.student.get(`${here.path}?${query}`);
    expect(body['@odata.context']).toMatch(/assignments\(id,submissions\(status,outcomes\(\)\)\)$/);
    for (const { submissions } of body.value) {
      expect(submissions).toEqual([{ status: expect.any(String), outcomes: expect.any(Array) }]);
    }
    const wrong = `${here.path}?$expand=submissions($expand=outcomes;$top=3)`;
    expect((await here.student.get(wrong)).status).toBe(400);
  });

  it('accept a filter with an order, and several expansions', async () => {
    const now = here.graph.now.toISOString();
    const query = `$filter=status eq 'assigned' and dueDateTime ge ${now}&$orderby=dueDateTime desc`;
    const { body } = await here.teacher.get(
      `${here.path}?${query}&$expand=resources,submissions&$select=id,dueDateTime`,
    );
    const due = body.value.map(({ dueDateTime }) => String(dueDateTime));
    expect(due).toEqual([...due].sort().reverse());
    expect(due.length).toBeGreaterThan(1);
    expect(Object.keys(body.value[0] ?? {}).sort()).toEqual(
      ['dueDateTime', 'id', 'resources', 'submissions'].sort(),
    );
  });

  it('show a person those from all their classes', async () => {
    const { body } = await here.student.get('/education/me/assignments');
    expect(new Set(body.value.map(({ classId }) => classId)).size).toBeGreaterThan(1);
  });

  it('start with the same ones, around the day they are first requested', async () => {
    const { body } = await here.teacher.get(here.path);
    const again = await startTestClass();
    again.advance(30 * 86_400_000);
    const later = await again.teacher.get(again.path);
    await again.graph.close();
    expect(later.body.value.map(({ id }) => id)).toEqual(body.value.map(({ id }) => id));
    const isDue = ({ dueDateTime }: Record<string, unknown>, now: Date) =>
      Date.parse(String(dueDateTime)) > now.getTime();
    const upcoming = later.body.value.filter((one) => isDue(one, again.graph.now));
    expect(upcoming.length).toBeGreaterThan(0);
    expect(upcoming.length).toBeLessThan(later.body.value.length);
  });

  it('survive a restart, but not a reset', async () => {
    const path = await here.assign();
    const kept = JSON.stringify(here.graph.directory.snapshot());
    here.graph.directory.reset();
    expect((await here.teacher.get(path)).status).toBe(404);
    here.graph.directory.restore(directorySnapshotSchema.parse(JSON.parse(kept)));
    expect((await here.teacher.get(path)).body['status']).toBe('assigned');
  });
});
