import { FakeCaller } from '../../graph/testing';
import { AccessBatches } from './access-batches';

const users = ['ann', 'ben', 'cem'].map((id) => ({
  id,
  displayName: null,
  userPrincipalName: null,
}));
const refused = { status: 400, headers: {}, body: { error: { code: 'x', message: 'Anderswo.' } } };

describe('existing access (ADM-5)', () => {
  function setup(have: string[], inFlight: string[] = [], status = 400) {
    let reads = 0;
    const graph = {
      giveAccess: (_caller: unknown, _principal: unknown, ids: readonly string[]) =>
        Promise.resolve(new Map(ids.map((id) => [id, { ...refused, status }]))),
      usersWithAccess: () => {
        reads += 1;
        return Promise.resolve(new Set(have));
      },
    };
    const target = { caller: new FakeCaller('app'), principalId: 'p' };
    const patience = { sleep: () => Promise.resolve() };
    const batches = new AccessBatches(graph, target, patience, inFlight);
    return { give: () => batches.give(users), reads: () => reads };
  }

  it.each([400, 409])('is looked up after a %i, whatever the message', async (status) => {
    const { give } = setup(['ann', 'ben'], [], status);
    const { enabled, failures } = await give();
    expect([enabled, failures.map(({ userId }) => userId)]).toEqual([0, ['cem']]);
  });

  it('counts as given if an earlier attempt gave it', async () => {
    const { give } = setup(['ann', 'ben'], ['ben']);
    expect((await give()).enabled).toBe(1);
  });

  it('is not looked up again if that explained nothing', async () => {
    const { give, reads } = setup([]);
    for (let n = 0; n < 3; n += 1) expect((await give()).failures).toHaveLength(3);
    expect(reads()).toBe(1);
  });

  it.each([201, 200, 202, 204])(
    'does not include users given access with %i, with or without a body',
    async (status) => {
      expect((await setup([], [], status).give()).enabled).toBe(3);
    },
  );
});
