import { openTestDataSource, type TestDataSource } from '../../../testing';
import { UsedState } from './used-state.entity';
import { UsedStates } from './used-states.repository';

describe('UsedStates', () => {
  let test: TestDataSource;
  beforeAll(async () => {
    test = await openTestDataSource();
  });
  afterAll(() => test.close());

  it('accepts a state from only one of ten concurrent callbacks on two replicas (S-1)', async () => {
    const replicas = [new UsedStates(test.dataSource), new UsedStates(await test.another())];
    const uses = Array.from({ length: 10 }, (_, n) => replicas[n % 2]!.use('state', new Date()));
    expect((await Promise.all(uses)).filter(Boolean)).toEqual([true]);
  });

  it('forgets states once their age alone would get them rejected', async () => {
    const states = new UsedStates(test.dataSource);
    const now = new Date(2_000_000_000_000);
    await states.use('young', new Date(now.getTime() + 1));
    await states.use('old', new Date(now.getTime() - 1));
    await states.purgeExpired(now);
    const left = await test.dataSource.getRepository(UsedState).find();
    expect(left.map(({ expiresAt }) => expiresAt.getTime())).toEqual([now.getTime() + 1]);
  });
});
