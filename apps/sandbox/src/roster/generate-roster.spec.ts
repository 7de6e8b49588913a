import { loadRosters, parseDataOption, parseGenerateOption } from './load-rosters';

describe('--generate', () => {
  it('has a default for everything', () => {
    expect(parseGenerateOption('users=100000')).toEqual({
      tenants: 1,
      schools: 5,
      classes: 200,
      classSize: 30,
      users: 100_000,
    });
  });

  it('names every invalid setting', () => {
    expect(() => parseGenerateOption('users=-1,pupils=3,classes=many')).toThrow(
      /"users" must be[^]*"pupils" isn't one of[^]*"classes" must be/,
    );
  });

  it('generates the requested numbers per tenant', () => {
    const generate = parseGenerateOption('tenants=2,schools=3,classes=20,classSize=10,users=300');
    const tenants = loadRosters({ generate });
    expect(tenants).toHaveLength(2);
    for (const { roster } of tenants) {
      // Plus the administrator.
      expect(roster.userIds).toHaveLength(301);
      expect(roster.data.schools).toHaveLength(3);
      expect(roster.data.classes).toHaveLength(20);
      for (const { id, schoolId, memberIds, teacherIds } of roster.data.classes) {
        expect([memberIds.length, teacherIds.length]).toEqual([11, 1]);
        const ofSchool = new Set(roster.schools.get(schoolId)?.userIds);
        expect(memberIds.filter((member) => !ofSchool.has(member))).toEqual([]);
        expect(roster.classIdsOfTeacher(teacherIds[0]!)).toContain(id);
      }
    }
  });

  it('generates the same on every start', () => {
    const generate = parseGenerateOption('users=50,classes=5');
    const [one, other] = [loadRosters({ generate }), loadRosters({ generate })];
    expect(one[0]?.roster.data).toEqual(other[0]?.roster.data);
  });

  it.each([
    'users=1',
    'users=3,schools=10,classes=4',
    'users=40,classes=0',
    'users=30,classSize=0',
  ])('bears %s', (option) => {
    const [tenant] = loadRosters({ generate: parseGenerateOption(option) });
    for (const { teacherIds } of tenant!.roster.data.classes) expect(teacherIds).toHaveLength(1);
  });

  it("comes after the folders' tenants, under free domains", () => {
    const generate = parseGenerateOption('users=5,classes=1,tenants=4');
    const domains = loadRosters({ generate }).map(({ domain }) => domain);
    expect(domains).toEqual([
      'contoso.example',
      'fabrikam.example',
      'northwind.example',
      'school4.example',
    ]);
  });
});

describe('--data', () => {
  it.each([
    ['rosters/a', { folder: 'rosters/a' }],
    ['rosters/a=hill.example', { folder: 'rosters/a', domain: 'hill.example' }],
    ['rosters/a=Hill.Example', { folder: 'rosters/a', domain: 'hill.example' }],
    ['x=1/rosters', { folder: 'x=1/rosters' }],
  ])('reads %s', (value, option) => {
    expect(parseDataOption(value)).toEqual(option);
  });

  it('refuses an invalid domain', () => {
    expect(() => parseDataOption('rosters/a=not a domain')).toThrow(/is not a domain/);
  });
});
