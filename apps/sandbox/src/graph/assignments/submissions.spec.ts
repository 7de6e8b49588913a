import { late, reasonOf, startTestClass, type TestClass } from './testing/test-class';

const points = (value: number) => ({
  '@odata.type': '#microsoft.graph.educationPointsOutcome',
  points: { '@odata.type': '#microsoft.graph.educationAssignmentPointsGrade', points: value },
});
const feedback = {
  '@odata.type': '#microsoft.graph.educationFeedbackOutcome',
  feedback: { text: { content: 'Good', contentType: 'text' } },
};
const graded = {
  grading: { '@odata.type': '#microsoft.graph.educationAssignmentPointsGradeType', maxPoints: 20 },
};

let here: TestClass;
beforeEach(async () => {
  here = await startTestClass();
});
afterEach(() => here.graph.close());

async function outcomesOf(path: string, caller = here.teacher) {
  const { body } = await caller.get(`${path}/outcomes`);
  const idOf = (name: string) =>
    String(body.value.find((one) => String(one['@odata.type']).endsWith(name))?.['id']);
  return { value: body.value, feedback: idOf('FeedbackOutcome'), points: idOf('PointsOutcome') };
}

it('starts with the student named and nothing done', async () => {
  const path = await here.assign(graded);
  const { body } = await here.student.get(`${path}/submissions?$expand=*`);
  expect(body.value).toHaveLength(1);
  expect(body.value[0]).toMatchObject({
    status: 'working',
    resourcesFolderUrl: null,
    submittedDateTime: null,
    submittedBy: {
      application: null,
      device: null,
      user: { id: here.studentId, displayName: null },
    },
    returnedBy: { user: { id: null, displayName: null } },
    resources: [],
    submittedResources: [],
    outcomes: [
      { feedback: null, publishedFeedback: null },
      { points: null, publishedPoints: null },
    ],
  });
});

it('is closed to other students', async () => {
  const path = await here.workPath(await here.assign());
  expect((await here.other.get(path)).status).toBe(404);
  expect((await here.teacher.get(path)).status).toBe(200);
});

it('shows a hand-in after the delay, with a copy of the work', async () => {
  const path = await here.workPath(await here.assign());
  const link = {
    '@odata.type': '#microsoft.graph.educationLinkResource',
    link: 'https://x.example',
  };
  const added = await here.student.send('POST', `${path}/resources`, { body: { resource: link } });
  expect(added.status).toBe(201);
  const submitted = await here.student.send('POST', `${path}/submit`);
  expect([submitted.status, submitted.body['status']]).toEqual([200, 'working']);
  expect(submitted.body['@odata.type']).toBe('#microsoft.graph.educationSubmission');
  here.advance(300);
  const { body } = await here.teacher.get(`${path}?$expand=submittedResources`);
  expect(body).toMatchObject({
    status: 'submitted',
    submittedDateTime: '2026-11-23T10:00:00.4230000Z',
    submittedResources: [{ resource: { link: 'https://x.example' } }],
  });
});

it.each([
  ['submit twice', ['submit', 'submit'], 'assignmentHasBeenSubmitted'],
  ["take back work that wasn't handed in", ['unsubmit'], 'invalidSubmissionState'],
])('refuses to %s', async (_what, actions, reason) => {
  const path = await here.workPath(await here.assign());
  const answers = [];
  for (const action of actions) answers.push(await here.act(here.student, `${path}/${action}`));
  const last = answers.at(-1);
  expect(last && [last.status, reasonOf(last.body)]).toEqual([400, reason]);
});

it("refuses changes to handed-in work until it's taken back", async () => {
  const path = await here.workPath(await here.assign());
  await here.act(here.student, `${path}/submit`);
  const folder = await here.student.send('POST', `${path}/setUpResourcesFolder`, { body: {} });
  expect([folder.status, reasonOf(folder.body)]).toEqual([400, 'assignmentHasBeenSubmitted']);
  expect((await here.act(here.student, `${path}/unsubmit`)).status).toBe(200);
  expect((await here.student.get(path)).body['status']).toBe('working');
  const again = await here.student.send('POST', `${path}/setUpResourcesFolder`, { body: {} });
  expect(again.body['resourcesFolderUrl']).toMatch(/\/drives\/[^/]+\/items\/[^/]+$/);
});

it.each([
  ['open forever', {}, 200],
  ['closed once due', { allowLateSubmissions: false }, 400],
  ['open until it closes', { closeDateTime: '2026-11-27T00:00:00Z' }, 200],
  ['closed after that', { closeDateTime: '2026-11-26T12:00:00Z' }, 400],
])('is %s (%o)', async (_what, content, expected) => {
  const path = await here.workPath(await here.assign(content));
  here.advance(3.2 * 86_400_000);
  expect((await here.student.send('POST', `${path}/submit`)).status).toBe(expected);
});

it("hides the teacher's feedback from the student until it's returned", async () => {
  const path = await here.workPath(await here.assign(graded));
  const outcomes = await outcomesOf(path);
  for (const [id, body] of [
    [outcomes.feedback, feedback],
    [outcomes.points, points(18.5)],
  ] as const) {
    const { status } = await here.teacher.send('PATCH', `${path}/outcomes/${id}`, { body });
    expect(status).toBe(200);
  }
  const hidden = await outcomesOf(path, here.student);
  expect(JSON.stringify(hidden.value)).not.toMatch(/Good|18\.5/);
  await here.act(here.teacher, `${path}/return`);
  const { value } = await outcomesOf(path, here.student);
  expect(value).toMatchObject([
    { feedback: null, publishedFeedback: { text: { content: 'Good', contentType: 'text' } } },
    { points: null, publishedPoints: { points: 18.5 } },
  ]);
  expect((await here.student.get(path)).body['status']).toBe('returned');
});

it.each([
  ['negative points', 'points', points(-1), 'invalidGrading'],
  ['too many points', 'points', points(10_000_000), 'invalidGrading'],
  ['the other type', 'feedback', points(1), 'invalidOutcomeType'],
  ['no type', 'feedback', { feedback: null }, 'invalidRequest'],
] as const)('refuses %s', async (...[, kind, body, reason]) => {
  const path = await here.workPath(await here.assign(graded));
  const outcomes = await outcomesOf(path);
  const answer = await here.teacher.send('PATCH', `${path}/outcomes/${outcomes[kind]}`, { body });
  expect([answer.status, reasonOf(answer.body)]).toEqual([400, reason]);
});

it('returns 404 with 20241 for an unknown outcome, and 403 when a student grades', async () => {
  const path = await here.workPath(await here.assign(graded));
  const unknown = await here.teacher.send('PATCH', `${path}/outcomes/x`, { body: points(1) });
  expect([unknown.status, unknown.body.error.code]).toEqual([404, '20241']);
  const { points: id } = await outcomesOf(path);
  const own = await here.student.send('PATCH', `${path}/outcomes/${id}`, { body: points(20) });
  expect(own.status).toBe(403);
  expect((await here.student.send('POST', `${path}/return`)).status).toBe(403);
  expect((await here.teacher.send('POST', `${path}/submit`)).status).toBe(403);
});

it('requires more than the basic permission for outcomes', async () => {
  const path = await here.workPath(await here.assign(graded));
  const basic = here.graph.as('EMarsh', ['EduAssignments.ReadBasic']);
  expect((await basic.get(path)).status).toBe(200);
  expect((await basic.get(`${path}?$expand=outcomes`)).status).toBe(403);
  expect((await basic.get(`${path}/outcomes`)).status).toBe(403);
});

it.each([
  ['reassign', 'reassigned'],
  ['excuse', 'excused'],
])("%s looks like a return to clients that don't know it", async (action, status) => {
  const path = await here.workPath(await here.assign());
  await here.act(here.teacher, `${path}/${action}`);
  const known = await here.teacher.get(path, late);
  expect(known.body).toMatchObject({ status, returnedDateTime: null });
  const unknown = await here.teacher.get(path);
  expect(unknown.body).toMatchObject({
    status: 'returned',
    returnedDateTime: known.body[`${status}DateTime`],
    returnedBy: known.body[`${status}By`],
  });
  expect(known.body[`${status}DateTime`]).toBe('2026-11-23T10:00:00.4230000Z');
});

it('can be handed in again after a return', async () => {
  const path = await here.workPath(await here.assign());
  await here.act(here.student, `${path}/submit`);
  await here.act(here.teacher, `${path}/return`);
  expect((await here.act(here.student, `${path}/submit`)).status).toBe(200);
  expect((await here.student.get(path)).body['status']).toBe('submitted');
});

it('gets a copy of a handout to work on, which names the original', async () => {
  const created = await here.create();
  const path = `${here.path}/${String(created['id'])}`;
  const link = {
    '@odata.type': '#microsoft.graph.educationLinkResource',
    link: 'https://x.example',
  };
  for (const distributeForStudentWork of [true, false]) {
    const body = { distributeForStudentWork, resource: link };
    expect((await here.teacher.send('POST', `${path}/resources`, { body })).status).toBe(201);
  }
  const { body: handouts } = await here.teacher.get(`${path}/resources`);
  await here.teacher.send('POST', `${path}/publish`);
  here.advance(300);
  const { body } = await here.student.get(`${await here.workPath(path)}/resources`);
  expect(body.value).toMatchObject([
    {
      assignmentResourceUrl: `${here.graph.root}${path}/resources/${String(handouts.value[0]?.['id'])}`,
      resource: { link: 'https://x.example' },
    },
  ]);
});

it.each(['constructor', '__proto__', 'toString', 'educationUnheardOfResource'])(
  'refuses a resource of type %s',
  async (type) => {
    const path = `${await here.workPath(await here.assign())}/resources`;
    const resource = { '@odata.type': `#microsoft.graph.${type}`, link: 'https://x.example' };
    const { status, body } = await here.student.send('POST', path, { body: { resource } });
    expect([status, reasonOf(body)]).toEqual([400, 'invalidResourceType']);
  },
);

it('can have up to ten resources', async () => {
  const path = `${await here.workPath(await here.assign())}/resources`;
  const link = {
    '@odata.type': '#microsoft.graph.educationLinkResource',
    link: 'https://x.example',
  };
  const send = async () => here.student.send('POST', path, { body: { resource: link } });
  for (let n = 1; n <= 10; n += 1) expect((await send()).status).toBe(201);
  const eleventh = await send();
  expect([eleventh.status, reasonOf(eleventh.body)]).toEqual([400, 'tooManyResources']);
});

it('is there in every state from the start', async () => {
  const { body } = await here.teacher.get(`${here.path}?$expand=submissions`, late);
  const all = body.value.flatMap((one) => one['submissions'] as { status: string }[]);
  expect(new Set(all.map(({ status }) => status))).toEqual(
    new Set(['working', 'submitted', 'returned', 'reassigned', 'excused']),
  );
});
