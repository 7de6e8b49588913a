import { cast, contoso, fabrikam, sampleTenants, userNameOf } from './index';
import type { SampleTenant } from './index';

function people({ teachers, students }: SampleTenant) {
  return [...teachers, ...students];
}

describe.each(sampleTenants)('the sample tenant $domain', (tenant) => {
  it('gives nobody the user name of someone else', () => {
    const names = people(tenant).map(({ givenName, surname }) => userNameOf(givenName, surname));
    const lower = names.map((name) => name.toLowerCase());
    expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual([]);
    expect(lower).not.toContain('admin');
  });

  it('uses every id once and refers to nothing that is not there', () => {
    const ids = [...tenant.schools, ...people(tenant), ...tenant.classes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [
      tenant.administratorSchoolId,
      ...people(tenant).map(({ schoolId }) => schoolId),
      ...tenant.classes.flatMap((item) => [item.schoolId, ...item.teacherIds, ...item.studentIds]),
    ];
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('has nobody in a class of another school, and no class without teacher or students', () => {
    const schoolOf = new Map(people(tenant).map(({ id, schoolId }) => [id, schoolId]));
    for (const { schoolId, teacherIds, studentIds } of tenant.classes) {
      expect(teacherIds.length * studentIds.length).toBeGreaterThan(0);
      const schools = [...teacherIds, ...studentIds].map((id) => schoolOf.get(id));
      expect(new Set(schools)).toEqual(new Set([schoolId]));
    }
  });
});

describe('the cast', () => {
  it('is in the sample, in the school and role it says', () => {
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

  it('lets Elena teach three classes, one of them with Tomas, and Noor take one of hers', () => {
    const idOf = (name: string) =>
      people(contoso).find((one) => `${one.givenName} ${one.surname}` === name)!.id;
    const ofElena = contoso.classes.filter((one) => one.teacherIds.includes(idOf('Elena Marsh')));
    const withTomas = ofElena.filter((one) => one.teacherIds.includes(idOf('Tomas Reyes')));
    expect([ofElena.length, withTomas.length]).toEqual([3, 1]);
    expect(ofElena.some((one) => one.studentIds.includes(idOf('Noor Haddad')))).toBe(true);
  });

  it('has more than a page of classes at Maple Grove', () => {
    const atMapleGrove = contoso.classes.filter(({ schoolId }) => schoolId === '1001');
    expect(atMapleGrove.length).toBeGreaterThanOrEqual(14);
    expect([contoso.schools.length, fabrikam.schools.length]).toEqual([2, 1]);
    expect([contoso.classes.length, fabrikam.classes.length]).toEqual([26, 6]);
  });
});
