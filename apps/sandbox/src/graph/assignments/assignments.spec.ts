import { directorySnapshotSchema } from '../../tenant/directory';
import { startTestClass } from './testing/test-class';
import type { TestClass } from './testing/test-class';

const late = { prefer: 'include-unknown-enum-members' };

let here: TestClass;
beforeEach(async () => {
  here = await startTestClass();
});
afterEach(() => here.graph.close());

function reasonOf(body: { readonly error: { readonly innerError: object } }): unknown {
  return (body.error.innerError as Record<string, unknown>)['code'];
}

describe('making an assignment', () => {
  it('answers 201 with a draft as the service writes it', async () => {
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
    ['a property Graph has not', { colour: 'red' }, 'invalidRequest'],
    ['closing before it is due', { closeDateTime: '2026-11-24T00:00:00Z' }, 'invalidCloseDateTime'],
    ['assigning after it is due', { assignDateTime: '2026-12-24T00:00:00Z' }, 'invalidDueDateTime'],
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
      'points below zero',
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

  it('heeds no status that is sent along', async () => {
    expect(await here.create({ status: 'assigned', id: 'mine' })).toMatchObject({
      status: 'draft',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it('is for teachers of the class only, whatever else somebody may do', async () => {
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
  it('shows published at once and assigned after the delay', async () => {
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

  it('leads back to a draft as often as it is told to fail', async () => {
    here.graph.assignmentWork.change({ failPublish: 1, publishDelay: 50 });
    const path = `${here.path}/${String((await here.create())['id'])}`;
    for (const expected of ['draft', 'assigned']) {
      const { body } = await here.teacher.send('POST', `${path}/publish`);
      expect(body['status']).toBe('published');
      here.advance(50);
      expect((await here.teacher.get(path)).body['status']).toBe(expected);
    }
  });

  it('waits for an assign date ahead', async () => {
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

  it('gives every student a submission, or those it names', async () => {
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
  it('changes what the state lets change', async () => {
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

  it('hides inactive from clients that do not ask for late members', async () => {
    const path = await here.assign();
    expect((await here.teacher.send('POST', `${path}/deactivate`)).status).toBe(200);
    expect((await here.teacher.get(path)).body['status']).toBe('unknownFutureValue');
    expect((await here.teacher.get(path, late)).body['status']).toBe('inactive');
    await here.teacher.send('POST', `${path}/activate`);
    expect((await here.teacher.get(path)).body['status']).toBe('assigned');
  });
});

describe('lists', () => {
  it('show students no drafts, teachers all, in pages', async () => {
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

  it('take filter and order together, and several expansions', async () => {
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

  it('show a person those of all classes', async () => {
    const { body } = await here.student.get('/education/me/assignments');
    expect(new Set(body.value.map(({ classId }) => classId)).size).toBeGreaterThan(1);
  });

  it('start with the same ones around the day they are first asked for', async () => {
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

  it('survive a restart, and are forgotten by a reset', async () => {
    const path = await here.assign();
    const kept = JSON.stringify(here.graph.directory.snapshot());
    here.graph.directory.reset();
    expect((await here.teacher.get(path)).status).toBe(404);
    here.graph.directory.restore(directorySnapshotSchema.parse(JSON.parse(kept)));
    expect((await here.teacher.get(path)).body['status']).toBe('assigned');
  });
});
