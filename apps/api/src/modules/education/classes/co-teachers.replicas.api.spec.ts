import type { ClassDetails, MyClassList } from '@app/contracts';
import type { TestApi, TestBrowser } from '../../../testing';
import { RosterWorld } from '../testing';

const redisUrl = process.env['TEST_REDIS_URL'];
const withRedis = redisUrl ? describe : describe.skip;
if (!redisUrl) process.stdout.write('TEST_REDIS_URL is not set: replicas are not tested.\n');

const elena = 'EMarsh@contoso.example';
const tomas = 'TReyes@contoso.example';

withRedis('two replicas with Redis (EDU-5)', () => {
  let world: RosterWorld;
  let other: TestApi;
  let here: TestBrowser;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all'], { REDIS_URL: redisUrl! });
    here = await world.linked(elena);
    await world.linked(tomas);
    // Passport holds one strategy per process, so sign-ins after this one go to the second replica.
    other = await world.replica();
  });
  afterAll(async () => {
    await other.stop();
    await world.stop();
  });

  const classesOf = async (browser: TestBrowser) =>
    (await browser.get<MyClassList>('/api/v1/me/classes')).body.value;

  it('both forget a class when one adds a co-teacher', async () => {
    const there = other.browser();
    await there.signInWithMicrosoft(elena);
    const tomasThere = other.browser();
    await tomasThere.signInWithMicrosoft(tomas);
    const { id } = (await classesOf(here)).find(({ displayName }) => displayName === 'Biology 1')!;
    const teachersThere = async () =>
      (await there.get<ClassDetails>(`/api/v1/classes/${id}`)).body.teachers;
    expect(await teachersThere()).toHaveLength(1);
    const before = await classesOf(tomasThere);

    const person = (await tomasThere.session()).user!;
    expect((await here.put(`/api/v1/classes/${id}/teachers/${person.id}`)).status).toBe(204);

    // Without being notified, the other replica would serve its cached answer for a minute.
    while ((await teachersThere()).length === 1) await here.session();
    while ((await classesOf(tomasThere)).length === before.length) await here.session();
    expect((await teachersThere()).map(({ displayName }) => displayName)).toEqual([
      'Elena Marsh',
      'Tomas Reyes',
    ]);
  });
});
