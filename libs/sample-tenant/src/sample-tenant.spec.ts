import { cast, contoso, fabrikam, sampleTenants, userNameOf, type SampleTenant } from './index';

function people({ teachers, students }: SampleTenant) {
  return [...teachers, ...students];
}

describe.each(sampleTenants)('the sample tenant $domain', (tenant) => {
  it('gives no two people the same user name', () => {
    const names = people(tenant).map(({ givenName, surname }) => userNameOf(givenName, surname));
    const lower = names.map((name) => name.toLowerCase());
    expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual([]);
    expect(lower).not.toContain('admin');
  });

  it('uses every id once and has no dangling references', () => {
    const ids = [...tenant.schools, ...people(tenant), ...tenant.classes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [
      tenant.administratorSchoolId,
      ...people(tenant).map(({ schoolId }) => schoolId),
      ...tenant.classes.flatMap((item) => [item.schoolId, ...item.teacherIds, ...item.studentIds]),
    ];
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has no one in another school’s class, and no class without teachers or students', () => {
    const schoolOf = new Map(people(tenant).map(({ id, schoolId }) => [id, schoolId]));
    for (const { schoolId, teacherIds, studentIds } of tenant.classes) {
      expect(teacherIds.length * studentIds.length).toBeGreaterThan(0);
      const schools = [...teacherIds, ...studentIds].map((id) => schoolOf.get(id));
      expect(new Set(schools)).toEqual(new Set([schoolId]));
    }
  });
});

describe('the cast', () => {
  it('is in the sample, with the stated school and role', () => {
    for (const { name, userPrincipalName, role, school } of Object.values(cast)) {
      if (role === 'Admin') continue;
      const [local, domain] = userPrincipalName.split('@');
      const tenant = sampleTenants.find((candidate) => candidate.domain === domain)!;
      const group = role === 'Teacher' ? tenant.teachers : tenant.students;
      const member = group.find((one) => `${one.givenName} ${one.surname}` === name)!;
      expect(userNameOf(member.givenName, member.surname)).toBe(local);
      expect(tenant.schools.find(({ id }) => id === member.schoolId)?.name).toBe(school);
    }
  });

  it('has Elena teach three classes, one with Tomas, and Noor take one of hers', () => {
    const idOf = (name: string) =>
      people(contoso).find((one) => `${one.givenName} ${one.surname}` === name)!.id;
    const ofElena = contoso.classes.filter((one) => one.teacherIds.includes(idOf('Elena Marsh')));
    const withTomas = ofElena.filter((one) => one.teacherIds.includes(idOf('Tomas Reyes')));
    expect([ofElena.length, withTomas.length]).toEqual([3, 1]);
    expect(ofElena.some((one) => one.studentIds.includes(idOf('Noor Haddad')))).toBe(true);
  });

  it('has more than one page of classes at Maple Grove', () => {
    const atMapleGrove = contoso.classes.filter(({ schoolId }) => schoolId === '1001');
    expect(atMapleGrove.length).toBeGreaterThanOrEqual(14);
    expect([contoso.schools.length, fabrikam.schools.length]).toEqual([2, 1]);
    expect([contoso.classes.length, fabrikam.classes.length]).toEqual([26, 6]);
  });
});
