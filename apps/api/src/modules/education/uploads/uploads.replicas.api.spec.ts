import type { AssignmentResourceList, Problem } from '@app/contracts';
import { holdCalls, type TestApi, type TestBrowser } from '../../../testing';
import { AssignmentWorld, elena, noor } from '../assignments/testing';

describe('uploads on two replicas (S-21)', () => {
  let world: AssignmentWorld;
  let replica: TestApi;
  let other: TestBrowser;
  let draft: string;

  beforeAll(async () => {
    world = await AssignmentWorld.start();
    await world.delays({ publishDelay: 0, submissionDelay: 0 });
    replica = await world.roster.replica();
    other = await signIn(elena);
  });
  afterAll(async () => {
    await replica.stop();
    await world.stop();
  });
  beforeEach(async () => {
    draft = world.pathOf(world.chemistry, `/${(await world.draft()).id}`);
  });
  afterEach(() => world.disarm());

  async function signIn(upn: string): Promise<TestBrowser> {
    const browser = replica.browser();
    await browser.signInWithMicrosoft(upn);
    return browser;
  }
  const send = (browser: TestBrowser, name: string, path = draft) =>
    browser.request<Problem>('POST', `${path}/resources?name=${name}`, {
      raw: 'text',
      headers: { 'content-type': 'application/octet-stream' },
    });
  const hold = (path: string) => holdCalls(world.roster.sandbox, { path });
  const names = async () =>
    (await other.get<AssignmentResourceList>(`${draft}/resources`)).body.value
      .map(({ displayName }) => displayName)
      .sort();

  it('block publishing on both until the file has arrived', async () => {
    const held = await hold(':/content');
    const sending = send(world.as(elena), 'a.txt');
    await held.reached(1);
    for (const browser of [other, world.as(elena)]) {
      const refused = await browser.post<Problem>(`${draft}/publish`);
      expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    }
    await held.release();
    expect((await sending).status).toBe(201);
    expect((await other.post(`${draft}/publish`)).status).toBe(202);
  });

  it("don't start while the other publishes", async () => {
    const held = await hold('/publish$');
    const publishing = world.as(elena).post(`${draft}/publish`);
    await held.reached(1);
    const refused = await send(other, 'late.txt');
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    const again = await other.post<Problem>(`${draft}/publish`);
    expect([again.status, again.body.code]).toEqual([409, 'conflict']);
    await held.release();
    expect((await publishing).status).toBe(202);
  });

  it('succeed only once for two of the same name at once', async () => {
    const held = await hold(':/content');
    const answers = Promise.all([send(world.as(elena), 'One.txt'), send(other, 'ONE.txt')]);
    await held.reached(1);
    await held.release();
    const found = await answers;
    expect(found.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(found.find(({ status }) => status === 409)?.body.code).toBe('name_taken');
    expect(await names()).toHaveLength(1);
  });

  it('succeed for five of seven at once', async () => {
    const all = ['1', '2', '3', '4', '5', '6', '7'];
    const answers = await Promise.all(
      all.map((name, n) => send(n % 2 ? other : world.as(elena), name)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 201, 201, 201, 422, 422]);
    expect(await names()).toHaveLength(5);
  });

  it('of a student’s own work block handing it in', async () => {
    const { id } = await world.assigned();
    const mine = world.pathOf(world.chemistry, `/${id}/submissions/mine`);
    const student = await signIn(noor);
    const held = await hold(':/content');
    const sending = send(world.as(noor), 'a.txt', mine);
    await held.reached(1);
    const refused = await student.post<Problem>(`${mine}/submit`);
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
    await held.release();
    expect((await sending).status).toBe(201);
    expect((await student.post(`${mine}/submit`)).status).toBeLessThan(300);
  });
});
