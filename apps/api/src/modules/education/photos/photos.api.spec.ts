import { holdCalls } from '../../../testing';
import { DirectoryGraph } from '../../graph';
import { RosterWorld } from '../testing';

const count = 30;

describe('the photos of a list', () => {
  let world: RosterWorld;

  beforeAll(async () => {
    world = await RosterWorld.start(['--generate', 'schools=1,classes=2,users=60']);
  });
  afterAll(() => world.stop());
  afterEach(() => jest.restoreAllMocks());

  /** Resolves once `count` photos have been requested. */
  function asked(): Promise<void> {
    const directory = world.api.app.get(DirectoryGraph);
    const photo = directory.photo.bind(directory);
    return new Promise((resolve) => {
      let calls = 0;
      jest.spyOn(directory, 'photo').mockImplementation((...parameters) => {
        const answer = photo(...parameters);
        calls += 1;
        if (calls === count) resolve();
        return answer;
      });
    });
  }

  it('take few Graph requests when requested at once, and none for a repeat', async () => {
    const browser = await world.linked(await world.somebody('Teacher'));
    const [tenant] = await world.tenants();
    const people = tenant!.users.slice(0, count);
    const readAll = () =>
      Promise.all(people.map(({ id }) => browser.get(`/api/v1/users/${id}/photo?size=48`)));
    const statuses: number[] = [];
    const requests = await world.graphRequests(async () => {
      const calls = await holdCalls(world.sandbox, { path: '/v1\\.0/', batchPart: false });
      const [allAsked, answers] = [asked(), readAll()];
      await allAsked;
      await calls.release();
      statuses.push(...(await answers).map(({ status }) => status));
    });
    expect(new Set(statuses)).toEqual(new Set([200, 204]));
    expect(requests.length).toBeGreaterThanOrEqual(2);
    expect(requests.length).toBeLessThanOrEqual(4);
    expect(await world.graphRequests(readAll)).toEqual([]);
  });
});
