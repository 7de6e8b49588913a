import type { ClassConversationList } from '@app/contracts';
import { AnswerCache } from '../graph';
import { AssignmentWorld, admin, elena, noor } from './assignments/testing/assignment-world';
import { listSchools } from './testing';

/** What Microsoft's docs don't promise: page sizes, options for a school's classes, and a filter by role. */
const unpromised = [
  '/(?:education|groups|servicePrincipals|drives)/.*top=',
  '/education/schools/[^/]+/classes\\?',
  'filter=primaryRole',
];

describe('Graph accepting only documented queries', () => {
  let world: AssignmentWorld;
  let school: string;
  let assignment: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start({ OUTLOOK_URL: 'https://mail.example' });
    school = (await listSchools(world.as(elena))).find(({ isMine }) => isMine)!.id;
    assignment = (await world.assigned()).id;
  });
  afterAll(() => world.stop());
  beforeEach(forgetAnswers);
  afterEach(() => world.disarm());

  async function forgetAnswers() {
    const cache = world.roster.api.app.get(AnswerCache);
    for (const { id } of await world.roster.tenants()) cache.drop(id);
  }

  const pages = (): [who: string, path: string][] => [
    [elena, '/api/v1/schools'],
    [elena, `/api/v1/schools/${school}/classes`],
    [elena, `/api/v1/schools/${school}/teachers`],
    [elena, '/api/v1/me/classes'],
    [elena, `/api/v1/classes/${world.chemistry}`],
    [elena, `/api/v1/classes/${world.chemistry}/students`],
    [elena, `/api/v1/classes/${world.chemistry}/documents`],
    [elena, `/api/v1/classes/${world.chemistry}/conversations`],
    [elena, world.pathOf(world.chemistry)],
    [elena, world.pathOf(world.chemistry, `/${assignment}/submissions`)],
    [noor, world.pathOf(world.chemistry, `/${assignment}/submissions/mine`)],
    [admin, `/api/v1/classes/${world.chemistry}/students`],
  ];
  const show = () =>
    Promise.all(
      pages().map(async ([who, path]) => {
        const { status, body } = await world.as(who).get(path);
        return { path, status, body };
      }),
    );
  const countCalls = async () => (await world.roster.graphRequests(show)).length;

  it('shows every page unchanged, and costs extra requests only once', async () => {
    const usual = await show();
    await forgetAnswers();
    const usualCalls = await countCalls();
    expect(usual.map(({ status }) => status)).toEqual(usual.map(() => 200));

    for (const path of unpromised) await world.arm(path, { status: 400 });
    await forgetAnswers();
    expect(await show()).toEqual(usual);

    await forgetAnswers();
    expect(await countCalls()).toBeLessThanOrEqual(usualCalls);
  });

  it('opens conversations in Outlook without permission to read the whole directory', async () => {
    await world.arm('/education/classes/[^/]+/group', { status: 403 });
    const path = `/api/v1/classes/${world.chemistry}/conversations`;
    const { body } = await world.as(elena).get<ClassConversationList>(path);
    expect(body.webUrl).toMatch(/^https:\/\/mail\.example\/mail\/group\/contoso\.example\/./);
  });
});
