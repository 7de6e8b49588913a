import { loadRosters } from '../roster/load-rosters';
import { Directory, directorySnapshotSchema } from './directory';

const grants = { delegated: ['User.Read'], application: ['User.Read.All'] };

function setup() {
  const directory = new Directory(loadRosters({}), (_tenant, index) =>
    index === 0 ? grants : undefined,
  );
  const [contoso, fabrikam] = directory.tenants();
  if (!contoso || !fabrikam) throw new Error('The built-in school has two tenants');
  const elena = contoso.findPerson('EMarsh@contoso.example');
  if (!elena) throw new Error('Elena is in the cast');
  return { directory, contoso, fabrikam, elena };
}

describe('finding in the directory', () => {
  it('finds tenants by id and domain, and people by id and name, case-insensitively', () => {
    const { directory, contoso, elena } = setup();
    expect(directory.findTenant('CONTOSO.example')).toBe(contoso);
    expect(directory.findTenant(contoso.id.toUpperCase())).toBe(contoso);
    expect(contoso.findPerson(elena.id.toUpperCase())).toBe(elena);
    expect(contoso.findPerson('emarsh@CONTOSO.example')).toBe(elena);
    expect(directory.findTenant('nobody.example')).toBeUndefined();
    expect(contoso.findPerson('LTan@fabrikam.example')).toBeUndefined();
  });
});

describe('changing people', () => {
  it('patches people, including what depends on their roles', () => {
    const { contoso, elena } = setup();
    contoso.patchUser(elena.id, { jobTitle: 'Head', roles: ['Admin'] });
    expect(contoso.user(elena.id)).toMatchObject({
      jobTitle: 'Head',
      displayName: 'Elena Marsh',
      primaryRole: 'none',
      isAdministrator: true,
    });
    expect(contoso.people()).toContain(contoso.user(elena.id));
  });

  it("renames a person's user name", () => {
    const { contoso, elena } = setup();
    contoso.patchUser(elena.id, { userPrincipalName: 'EBerg@contoso.example' });
    expect(contoso.findPerson('eberg@contoso.example')?.id).toBe(elena.id);
    expect(contoso.findPerson('EMarsh@contoso.example')).toBeUndefined();
  });

  it('lets someone else have a freed name, until a reset', () => {
    const { directory, contoso, elena } = setup();
    const reyes = contoso.findPerson('TReyes@contoso.example')!;
    contoso.patchUser(elena.id, { userPrincipalName: 'EBerg@contoso.example' });
    contoso.patchUser(reyes.id, { userPrincipalName: elena.userPrincipalName });
    expect(contoso.findPerson('EMarsh@contoso.example')?.id).toBe(reyes.id);
    contoso.patchUser(reyes.id, { userPrincipalName: reyes.userPrincipalName });
    expect(contoso.findPerson('TReyes@contoso.example')?.id).toBe(reyes.id);
    contoso.patchUser(elena.id, { userPrincipalName: elena.userPrincipalName });
    expect(contoso.findPerson('EMarsh@contoso.example')?.id).toBe(elena.id);
    contoso.patchUser(elena.id, { userPrincipalName: reyes.userPrincipalName });
    directory.reset();
    expect(contoso.findPerson('TReyes@contoso.example')?.id).toBe(reyes.id);
  });

  it('removes restorably or for good, and restores only the former', () => {
    const { contoso, elena } = setup();
    expect(contoso.removeUser(elena.id, 'changed')).toBe(true);
    expect(contoso.findPerson('EMarsh@contoso.example')).toBeUndefined();
    expect(contoso.removeUser(elena.id, 'changed')).toBe(false);
    expect(contoso.restoreUser(elena.id)?.displayName).toBe('Elena Marsh');
    expect(contoso.removeUser(elena.id, 'deleted')).toBe(true);
    expect(contoso.restoreUser(elena.id)).toBeUndefined();
  });

  it('logs each change under a number that only goes up, for a later delta', () => {
    const { directory, contoso, elena } = setup();
    contoso.patchUser(elena.id, { department: 'Music' });
    contoso.removeUser(elena.id, 'changed');
    const seen = contoso.users.log.last;
    directory.reset();
    expect(contoso.users.log.since(0)).toEqual([
      { n: 1, id: elena.id, properties: ['department'] },
      { n: 2, id: elena.id },
      { n: 3, id: elena.id },
    ]);
    expect([...contoso.users.log.of(elena.id)].map(({ n }) => n)).toEqual([3, 2, 1]);
    expect([1, 2, 3].map((n) => contoso.users.log.firstAfter(1, n))).toEqual([
      elena.id,
      elena.id,
      undefined,
    ]);
    expect(contoso.users.log.since(seen)).toHaveLength(1);
  });

  it('notifies listeners of every change', () => {
    const { directory, contoso, fabrikam, elena } = setup();
    let told = 0;
    directory.watch(() => (told += 1));
    contoso.patchUser(elena.id, { department: 'Music' });
    fabrikam.grantForTenant(['User.Read'], []);
    fabrikam.withdrawConsent();
    expect(told).toBe(3);
  });
});

describe('consent', () => {
  it('starts out as chosen at loading, and is restored by a reset', () => {
    const { directory, contoso, fabrikam } = setup();
    expect(fabrikam.grants()).toBeUndefined();
    contoso.withdrawConsent();
    fabrikam.grantForUser('someone', ['User.Read']);
    expect(contoso.grants()).toBeUndefined();
    expect(fabrikam.grants()?.ofUser('someone')).toEqual(['User.Read']);
    directory.reset();
    expect(contoso.grants()).toMatchObject(grants);
    expect(fabrikam.grants()).toBeUndefined();
  });

  it('gives the app a new service principal after a removal', () => {
    const { contoso } = setup();
    const before = contoso.grants()?.servicePrincipalId;
    contoso.withdrawConsent();
    contoso.grantForTenant(['User.Read'], []);
    expect(contoso.grants()?.application).toEqual([]);
    expect(contoso.grants()?.servicePrincipalId).not.toBe(before);
  });
});

describe('keeping what changed', () => {
  it('restores changes after a restart, on top of freshly loaded data', () => {
    const { directory, contoso, elena, fabrikam } = setup();
    contoso.patchUser(elena.id, { department: 'Music' });
    contoso.removeUser(contoso.findPerson('TReyes@contoso.example')!.id, 'deleted');
    fabrikam.grantForTenant(['EduRoster.Read'], []);
    const kept: unknown = JSON.parse(JSON.stringify(directory.snapshot()));

    const restarted = setup();
    restarted.directory.restore(directorySnapshotSchema.parse(kept));
    expect(restarted.contoso.user(elena.id)?.department).toBe('Music');
    expect(restarted.contoso.findPerson('TReyes@contoso.example')).toBeUndefined();
    expect(restarted.fabrikam.grants()?.delegated).toEqual(['EduRoster.Read']);
    expect(restarted.contoso.users.log.last).toBe(contoso.users.log.last);
    expect([...restarted.contoso.users.log.of(elena.id)]).toHaveLength(1);
  });

  it('restores a state from when only users had a log', () => {
    const { directory, contoso, elena } = setup();
    const grants = { generation: 0, isPresent: false, delegated: [], application: [], byUser: {} };
    const users = {
      patches: { [elena.id]: { department: 'Music' } },
      removals: {},
      log: [{ n: 1, userId: elena.id, properties: ['department'] }],
      last: 1,
    };
    directory.restore(
      directorySnapshotSchema.parse({ tenants: { [contoso.id]: { users, grants } } }),
    );
    expect(contoso.user(elena.id)?.department).toBe('Music');
    expect(contoso.users.log.since(0)).toEqual([
      { n: 1, id: elena.id, properties: ['department'] },
    ]);
  });

  it("keeps changes to what this run's roster doesn't have, for one that does", () => {
    const { directory, contoso, elena } = setup();
    contoso.patchUser(elena.id, { department: 'Music' });
    const school = contoso.schools.ids[0]!;
    contoso.schools.remove(school, 'changed');
    const kept = directory.snapshot();
    const generate = { tenants: 1, schools: 1, classes: 1, classSize: 1, users: 2 };
    const other = new Directory(loadRosters({ generate }));
    other.restore(kept);
    const [tenant] = other.tenants();
    expect(tenant!.domain).toBe(contoso.domain);
    expect([tenant!.user(elena.id), tenant!.schools.find(school)]).toEqual([undefined, undefined]);
    const again = setup();
    again.directory.restore(directorySnapshotSchema.parse(other.snapshot()));
    expect(again.contoso.user(elena.id)?.department).toBe('Music');
    expect(again.contoso.schools.removalOf(school)).toBe('changed');
    const { last } = tenant!.users.log;
    other.reset();
    expect(tenant!.users.log.last).toBe(last);
  });
});
