import fc from 'fast-check';
import { fitText } from '../../text/well-formed';
import { hostileText, isWhole } from '../../text/testing/hostile-text';
import { SyncWorld, type WireTenant } from './testing';

const runs = 40;
const columns = {
  displayName: ['o365DisplayName', 255],
  mail: ['o365Email', 320],
  jobTitle: ['jobTitle', 255],
  department: ['department', 255],
  mobilePhone: ['mobilePhone', 64],
} as const;

describe('text from Microsoft 365 in the sync', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let ids: string[];

  beforeAll(async () => {
    world = await SyncWorld.start();
    tenant = await world.tenant();
    ids = tenant.users.slice(0, 3).map(({ id }) => id);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.reset();
    await world.link(tenant, ids);
    await world.sync(tenant.id);
  });

  /** Makes the next round return these entries. */
  const answer = (entries: object[]) =>
    world.control('POST', '/faults', {
      match: { path: '/users/delta' },
      times: 1,
      status: 200,
      body: {
        value: entries,
        '@odata.deltaLink': `${world.sandbox.url}/v1.0/users/delta?$deltatoken=next`,
      },
    });

  it('is cut at a whole character, without ending the process or stopping the tenant (S-19)', async () => {
    const displayName = `${'n'.repeat(254)}😀`;
    await world.control('PATCH', `/tenants/${tenant.id}/users/${ids[0]!}`, { displayName });
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    const read = await world.account(ids[0]!);
    expect(read).toMatchObject({ o365DisplayName: 'n'.repeat(254) });
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
  });

  it(`is stored well-formed, without affecting anyone else: ${runs} pages (S-19)`, async () => {
    const user = fc.record({
      displayName: hostileText,
      mail: hostileText,
      jobTitle: hostileText,
      department: hostileText,
      mobilePhone: hostileText,
    });
    const property = fc.asyncProperty(user, fc.nat(1_000_000), async (hostile, n) => {
      await answer([
        { id: ids[1]!, jobTitle: `Head ${n}`, userPrincipalName: 'b@school.example' },
        { id: ids[0]!, ...hostile, userPrincipalName: 'a@school.example' },
        { id: ids[2]!, jobTitle: `Nurse ${n}`, userPrincipalName: 'c@school.example' },
      ]);
      expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
      expect(await world.account(ids[1]!)).toMatchObject({ jobTitle: `Head ${n}` });
      expect(await world.account(ids[2]!)).toMatchObject({ jobTitle: `Nurse ${n}` });
      const account = await world.account(ids[0]!);
      for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
        const [column, length] = columns[name];
        const stored = account?.[column] ?? '';
        expect(isWhole(stored)).toBe(true);
        if (hostile[name]) expect(stored).toBe(fitText(hostile[name], length));
      }
    });
    await fc.assert(property, { numRuns: runs, seed: 20_261_130 });
  });
});
