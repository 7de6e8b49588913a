import { Organization, Profile, Session } from '../auth';
import { people } from '../auth/testing';
import type { TestBrowser } from '../../testing';
import { SyncWorld, type WireTenant } from './testing';

const upn = people.teacher;
const changed = {
  displayName: 'Elena Marsh-Ortega 😀',
  givenName: 'Elena Sofía',
  surname: 'Marsh-Ortega',
  mail: 'elena.ortega@contoso.example',
};

describe('open sessions, after the sync (AUTH-6, SYNC-2)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--consent', 'all'] } });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.reset();
    await world.microsoft.reset();
    tenant = await world.tenant();
  });

  const userOf = async (browser: TestBrowser) => (await browser.session()).user;
  const change = (changes: object) => world.microsoft.changePerson(upn, changes);

  /** Every way to sign in to one linked account. */
  const waysIn: [string, () => Promise<TestBrowser>][] = [
    ['with Microsoft', () => world.microsoft.linked(upn)],
    [
      'with Microsoft, in another browser than the one that linked',
      async () => {
        await world.microsoft.linked(upn);
        return world.microsoft.signedIn(upn);
      },
    ],
    ['with Microsoft, without a local account', () => world.microsoft.signedIn(upn)],
    [
      'with Microsoft, and the link was removed since',
      async () => {
        const browser = await world.microsoft.linked(upn);
        const { objectId: o365UserId } = await world.microsoft.idsOf(upn);
        const noLink = { o365UserId: null, organizationId: null };
        await world.dataSource.manager.update(Profile, { o365UserId }, noLink);
        return browser;
      },
    ],
    [
      'with the local account’s password',
      async () => {
        const browser = world.microsoft.browser();
        await browser.register('elena@local.example');
        await browser.linkToMicrosoft(upn);
        const again = world.microsoft.browser();
        await again.signIn('elena@local.example');
        return again;
      },
    ],
  ];

  it.each(waysIn)('show the current name and address: %s', async (_, signIn) => {
    const browser = await signIn();
    expect(await userOf(browser)).toMatchObject({ displayName: 'Elena Marsh', email: upn });
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    await change(changed);
    expect(await world.sync(tenant.id)).toEqual({ state: 'done' });
    const { displayName, mail: email } = changed;
    expect(await userOf(browser)).toMatchObject({
      ...{ displayName, email, firstName: 'Elena Sofía', lastName: 'Marsh-Ortega' },
      microsoft: { displayName, email },
    });
  });

  it('no longer show a cleared name or address', async () => {
    const browser = await world.microsoft.linked(upn);
    await world.sync(tenant.id);
    await change({ ...changed, givenName: null, mail: null });
    await world.sync(tenant.id);
    expect(await userOf(browser)).toMatchObject({ email: upn, firstName: '' });
  });

  it('never show the name of someone with the same id in another tenant (S-12)', async () => {
    const browser = await world.microsoft.signedIn(upn);
    const { objectId } = await world.microsoft.idsOf(upn);
    await world.dataSource.manager.update(
      Session,
      { objectId },
      { tenantId: (await world.tenant(1)).id },
    );
    await change(changed);
    await world.sync(tenant.id);
    expect(await userOf(browser)).toMatchObject({ displayName: 'Elena Marsh' });
  });

  it('show the organization’s current name', async () => {
    const browser = await world.microsoft.linked(upn);
    await world.dataSource.manager.update(
      Organization,
      { tenantId: tenant.id },
      { name: 'Öxford' },
    );
    expect((await browser.session()).organization).toMatchObject({ name: 'Öxford' });
  });
});
