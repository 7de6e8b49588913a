import { randomBytes } from 'node:crypto';
import type {
  Assignment,
  AssignmentResource,
  AssignmentResourceList,
  Submission,
  SubmissionList,
} from '@app/contracts';
import type { PassedAnswer, PassedRequest } from '../../../testing';
import { AssignmentWorld, elena, inDays, noor, sha256, tomas } from './testing';

type Change = (answer: PassedAnswer, request: PassedRequest) => PassedAnswer;

const nothing = Buffer.alloc(0);
const large = randomBytes(5 * 1024 * 1024);

/** What Microsoft may send instead of an entity once it has done what was requested. */
const forms: [string, Change][] = [
  ['an empty body', (answer) => ({ ...answer, body: nothing })],
  [
    'an empty body without a Location',
    ({ status, body: _body, headers: { location: _location, ...headers } }) => ({
      status,
      headers,
      body: nothing,
    }),
  ],
  ['204', ({ headers }) => ({ status: 204, headers, body: nothing })],
  [
    '202 and nothing else',
    ({ headers: { location: _location, ...headers } }) => ({ status: 202, headers, body: nothing }),
  ],
  ['an empty object', (answer) => ({ ...answer, body: Buffer.from('{}') })],
  ['null', (answer) => ({ ...answer, body: Buffer.from('null') })],
  [
    'half of the body',
    ({ body, ...answer }) => ({ ...answer, body: body.subarray(0, body.length / 2) }),
  ],
];

/** Whether a request changes something, so that its success may come without the result. */
function isWrite({ method, path }: PassedRequest): boolean {
  if (method === 'GET' || /\/(?:\$batch|createUploadSession)$/.test(path)) return false;
  return path.startsWith('/v1.0/') || path.startsWith('/uploads/');
}

describe('changes that Microsoft makes without returning them (ASG-2 to ASG-6)', () => {
  let world: AssignmentWorld;

  beforeAll(async () => {
    world = await AssignmentWorld.start({}, { isProxied: true });
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
  });
  afterAll(() => world.stop());
  afterEach(() => {
    world.roster.wire.change((answer) => answer);
  });

  /** Gives each successful write this form, but of an upload only the last part. */
  function answerWith(form: Change): void {
    world.roster.wire.change((answer, request) => {
      const isPart = request.path.startsWith('/uploads/') && answer.status === 202;
      const isSuccess = answer.status >= 200 && answer.status < 300 && !isPart;
      return isSuccess && isWrite(request) ? form(answer, request) : answer;
    });
  }

  const resourcesOf = async (upn: string, path: string) =>
    (await world.as(upn).get<AssignmentResourceList>(path)).body.value;

  it.each(forms)('are read back for a teacher: %s', async (_name, form) => {
    answerWith(form);
    await world.draft();
    const made = await world.create<Assignment>({ instructions: 'Read', maxPoints: 3 });
    expect(made).toMatchObject({ status: 201, body: { status: 'draft', maxPoints: 3 } });
    const path = world.pathOf(world.chemistry, `/${made.body.id}`);

    const changed = await world.as(elena).patch<Assignment>(path, { displayName: 'Log' });
    expect(changed).toMatchObject({ status: 200, body: { id: made.body.id, displayName: 'Log' } });

    for (const [name, bytes] of [
      ['small.txt', Buffer.from('text')],
      ['large.bin', large],
    ] as const) {
      const added = await world.upload(elena, `${path}/resources`, { name, bytes });
      expect(added).toMatchObject({ status: 201, body: { displayName: name, size: bytes.length } });
      expect(await resourcesOf(elena, `${path}/resources`)).toContainEqual(added.body);
    }
    expect(world.storedFiles()).toContain(sha256(large));

    const published = await world.as(elena).post<Assignment>(`${path}/publish`);
    expect(published.status).toBe(202);
    expect(['published', 'assigned']).toContain(published.body.status);
  });

  it.each(forms)('are read back for a student and on return: %s', async (_name, form) => {
    const { id } = await world.assigned({ dueDateTime: inDays(3), maxPoints: 5 });
    const path = world.pathOf(world.chemistry, `/${id}`);
    const mine = `${path}/submissions/mine`;
    answerWith(form);
    const name = 'work.txt';
    const added = await world.upload(noor, `${mine}/resources`, { name });
    expect(added).toMatchObject({ status: 201, body: { displayName: name, size: 4 } });
    const { id: fileId } = added.body as AssignmentResource;
    expect((await world.as(noor).delete(`${mine}/resources/${fileId}`)).status).toBe(204);
    for (const [action, status] of [
      ['submit', 'submitted'],
      ['unsubmit', 'working'],
      ['submit', 'submitted'],
    ]) {
      expect((await world.as(noor).post(`${mine}/${action}`)).status).toBe(202);
      await world.settled<Submission>(noor, mine, (work) => work.status === status);
    }
    const { body } = await world.as(elena).get<SubmissionList>(`${path}/submissions`);
    const work = body.value.find((one) => one.status === 'submitted');
    const given = { feedback: 'Well done', points: 4 };
    const back = await world
      .as(elena)
      .post<Submission>(`${path}/submissions/${work?.id}/return`, given);
    expect([back.status, back.body.id]).toEqual([202, work?.id]);
    const shown = await world.settled<Submission>(noor, mine, (one) => one.status === 'returned');
    expect(shown).toMatchObject(given);
  });

  it.each(forms)('still add a co-teacher and delete a draft: %s', async (_name, form) => {
    const { id } = await world.draft();
    answerWith(form);
    const [tenant] = await world.roster.tenants();
    const teacher = tenant!.users.find((user) => user.userPrincipalName === tomas)!;
    const added = await world
      .as(elena)
      .put(`/api/v1/classes/${world.biology}/teachers/${teacher.id}`);
    expect(added.status).toBe(204);
    expect((await world.as(elena).delete(world.pathOf(world.chemistry, `/${id}`))).status).toBe(
      204,
    );
    expect((await world.list()).map((one) => one.id)).not.toContain(id);
  });

  it('start another upload session if one comes without its URL', async () => {
    const { id } = await world.draft();
    const path = world.pathOf(world.chemistry, `/${id}/resources`);
    let isFirst = true;
    world.roster.wire.change((answer, request) => {
      if (!request.path.endsWith('/createUploadSession') || !isFirst) return answer;
      isFirst = false;
      return { ...answer, body: nothing };
    });
    const added = await world.upload(elena, path, { name: 'large.bin', bytes: large });
    expect(added.status).toBe(201);
  });
});
