import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant } from '../tenant/tenant';
import { InvalidRoster, loadRosters } from './load-rosters';
import { removeRosters, smallV1, smallV2, smallV21, writeRoster } from './testing/roster-files';
import type { RosterFiles } from './testing/roster-files';

function load(files: RosterFiles): Tenant {
  return loadRosters({ data: [{ folder: writeRoster(files) }] })[0]!;
}

function classOf(tenant: Tenant, title: string) {
  return tenant.roster.data.classes.find(({ displayName }) => displayName === title)!;
}

function namesOf(tenant: Tenant, ids: readonly string[]) {
  return ids.map((id) => tenant.user(id)?.userPrincipalName);
}

afterAll(removeRosters);

describe('loading School Data Sync V1 (BOX-2)', () => {
  it('takes the required columns alone and names people by their user names', () => {
    const tenant = load(smallV1);
    const ann = tenant.findUserByName('ann@contoso.example')!;
    expect(ann).toMatchObject({ displayName: 'ann', givenName: null, primaryRole: 'student' });
    const chess = classOf(tenant, 'Chess');
    expect(chess).toMatchObject({ classCode: '11', externalId: '11', term: null, course: null });
    expect(namesOf(tenant, chess.teacherIds)).toEqual(['carl@contoso.example']);
    expect(namesOf(tenant, chess.memberIds).sort()).toEqual([
      'ann@contoso.example',
      'ben@contoso.example',
      'carl@contoso.example',
    ]);
  });

  it('takes the headers of the UK for those of the US', () => {
    const uk = load({
      'School.csv': 'DfE Number,Name,Postal Code\n1,Hill School,AB1 2CD\n',
      'Section.csv': 'ID,School DfE Number,Section Name\n11,1,Chess\n',
      'Student.csv': 'ID,School DfE Number,Username\n21,1,ann\n',
      'Teacher.csv': 'ID,School DfE Number,Username\n31,1,carl\n',
      'StudentEnrollment.csv': 'Section ID,ID\n11,21\n',
      'TeacherRoster.csv': 'Section ID,ID\n11,31\n',
    });
    expect(classOf(uk, 'Chess').memberIds).toHaveLength(2);
    expect(uk.roster.data.schools[0]?.address?.postalCode).toBe('AB1 2CD');
  });

  it('keeps the details there are, with dates in either notation', () => {
    const tenant = load({
      ...smallV1,
      'Section.csv':
        'SIS ID,School SIS ID,Section Name,Section Number,Term SIS ID,Term Name,Term StartDate,Term EndDate,Course Name,Course Subject\n' +
        '11,1,Chess,CH-1,T1,Fall,9/1/2026,2026-12-18,Games,Leisure\n12,2,Choir,,,,,,,\n',
      'Student.csv':
        'SIS ID,School SIS ID,Username,First Name,Last Name,Grade,Birthdate,Graduation Year,Student Number\n' +
        '21,1,ann,Ann,Abel,9,4/2/2011,2029,S-1\n22,1,ben,Ben,,,,,\n',
    });
    expect(classOf(tenant, 'Chess')).toMatchObject({
      classCode: 'CH-1',
      term: {
        externalId: 'T1',
        displayName: 'Fall',
        startDate: '2026-09-01',
        endDate: '2026-12-18',
      },
      course: { displayName: 'Games', subject: 'Leisure' },
    });
    expect(tenant.findUserByName('ann@contoso.example')).toMatchObject({
      displayName: 'Ann Abel',
      student: { externalId: '21', grade: '9', birthDate: '2011-04-02', graduationYear: '2029' },
    });
    expect(tenant.findUserByName('carl@contoso.example')).toMatchObject({
      jobTitle: 'Teacher',
      department: 'Leisure',
    });
  });

  it('leaves out sections that are not active, and their enrolments', () => {
    const tenant = load({
      ...smallV1,
      'Section.csv':
        'SIS ID,School SIS ID,Section Name,Status\n11,1,Chess,Inactive\n12,2,Choir,active\n',
    });
    expect(tenant.roster.data.classes.map(({ displayName }) => displayName)).toEqual(['Choir']);
  });

  it('bears a byte order mark, CRLF, blank lines, spaces, quotes and unknown columns', () => {
    const tenant = load({
      ...smallV1,
      'School.csv':
        '\uFEFFsis id , "Name",Zone\r\n\r\n 1 ,"Hill, or ""High"" School" ,x\r\n2,"Dale\r\nSchool",\r\n,,\r\n',
    });
    expect(tenant.roster.data.schools.map(({ displayName }) => displayName)).toEqual([
      'Hill, or "High" School',
      'Dale\r\nSchool',
    ]);
  });

  it('keeps only the local part of a user name with a domain', () => {
    const tenant = load({
      ...smallV1,
      'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,carl@elsewhere.example\n',
    });
    expect(tenant.findUserByName('carl@contoso.example')).toBeDefined();
  });

  it('tells students and teachers with one id apart', () => {
    const tenant = load({
      ...smallV1,
      'Teacher.csv': 'SIS ID,School SIS ID,Username\n21,1,carl\n',
      'TeacherRoster.csv': 'Section SIS ID,SIS ID\n11,21\n',
    });
    expect(classOf(tenant, 'Chess').memberIds).toHaveLength(3);
  });
});

describe('loading School Data Sync V2 and V2.1 (BOX-2)', () => {
  it.each([
    ['V2', smallV2],
    ['V2.1', smallV21],
  ])('reads the classes and people of %s', (_version, files) => {
    const tenant = load(files);
    const chess = classOf(tenant, 'Chess');
    expect(namesOf(tenant, chess.memberIds).sort()).toEqual([
      'ann@contoso.example',
      'carl@contoso.example',
    ]);
    expect(namesOf(tenant, chess.teacherIds)).toEqual(['carl@contoso.example']);
    expect(tenant.findUserByName('carl@contoso.example')?.primaryRole).toBe('teacher');
    expect(tenant.findUserByName('ann@contoso.example')?.displayName).toBe('Ann Abel');
  });

  it('lists only orgs that have classes or people', () => {
    const names = (files: RosterFiles) =>
      load(files).roster.data.schools.map(({ displayName }) => displayName);
    expect(names(smallV2)).toEqual(['Hill School']);
    expect(names(smallV21)).toEqual(['District', 'Hill School']);
  });

  it('leaves out guardians without a user name, and gives other roles no primary role', () => {
    const tenant = load(smallV2);
    expect(tenant.findUserByName('olga@contoso.example')).toMatchObject({
      primaryRole: 'none',
      roles: [],
    });
    expect(tenant.people().map(({ displayName }) => displayName)).not.toContain('Gus Gray');
  });

  it('takes term, course and code from the tables of V2.1', () => {
    const tenant = load(smallV21);
    expect(classOf(tenant, 'Chess')).toMatchObject({
      classCode: 'GAM1',
      course: { displayName: 'Games', subject: 'Leisure' },
      term: { displayName: 'Fall', startDate: '2026-08-24', endDate: '2026-12-18' },
    });
    expect(tenant.findUserByName('ann@contoso.example')?.student?.grade).toBe('10');
    expect(tenant.findUserByName('carl@contoso.example')?.mobilePhone).toBe('+1 206 555 0111');
  });
});

function problemsOf(files: RosterFiles): string {
  try {
    load(files);
  } catch (error) {
    if (error instanceof InvalidRoster) return error.message;
    throw error;
  }
  throw new Error('The roster was loaded');
}

describe('refusing a roster (BOX-2)', () => {
  const duplicateUser = 'SIS ID,School SIS ID,Username\n21,1,ann\n22,1,ANN@x.example\n';
  it.each<[string, RosterFiles, RegExp]>([
    [
      'a required column missing',
      { ...smallV1, 'School.csv': 'SIS ID\n1\n' },
      /School\.csv, line 1: The required column "Name" is missing/,
    ],
    [
      'a file missing',
      { ...smallV1, 'Teacher.csv': undefined },
      /Teacher\.csv: The file is missing/,
    ],
    ['an empty file', { ...smallV1, 'Teacher.csv': '\n' }, /Teacher\.csv: The file is empty/],
    [
      'a school that is not there',
      { ...smallV1, 'Section.csv': 'SIS ID,School SIS ID,Section Name\n11,1,Chess\n12,9,Choir\n' },
      /Section\.csv, line 3, column "School SIS ID": "9" is not in School\.csv/,
    ],
    [
      'a student that is not there',
      { ...smallV1, 'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11,99\n' },
      /StudentEnrollment\.csv, line 2, column "SIS ID": "99" is not in Student\.csv/,
    ],
    [
      'an id used twice',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill\n2,Dale\n1,Moor\n' },
      /School\.csv, line 4, column "SIS ID": "1" is already the id of line 2/,
    ],
    [
      'two people with one user name',
      { ...smallV1, 'Student.csv': duplicateUser },
      /Student\.csv, line 3, column "Username": The user name "ANN" is already taken by Student\.csv line 2/,
    ],
    [
      'no user name',
      { ...smallV1, 'Student.csv': 'SIS ID,School SIS ID,Username\n21,1,\n22,1,ben\n' },
      /Student\.csv, line 2, column "Username": A value is required/,
    ],
    [
      'a user name that cannot be one',
      { ...smallV1, 'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,carl the teacher\n' },
      /Teacher\.csv, line 2, column "Username": "carl the teacher" cannot be a user name/,
    ],
    [
      'a quotation mark that is never closed',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill\n2,"Dale\n3,Moor\n' },
      /School\.csv, line 3: A quotation mark that opens here is never closed/,
    ],
    [
      'text after a closing quotation mark',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,"Hill"x\n2,Dale\n' },
      /School\.csv, line 2: After a closing quotation mark/,
    ],
    [
      'a quotation mark within a field',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hi"ll\n2,Dale\n' },
      /School\.csv, line 2: A quotation mark stands in the middle/,
    ],
    [
      'more fields than columns',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill, School\n2,Dale\n' },
      /School\.csv, line 2: The line has 3 fields, but the header has 2/,
    ],
    [
      'a date that is none',
      {
        ...smallV1,
        'Section.csv':
          'SIS ID,School SIS ID,Section Name,Term StartDate\n11,1,Chess,2/30/2026\n12,1,Choir,soon\n',
      },
      /line 2, column "Term StartDate": "2\/30\/2026" is not a date[^]*line 3, column "Term StartDate": "soon"/,
    ],
    [
      'bytes that are not UTF-8',
      { ...smallV1, 'School.csv': Buffer.from('SIS ID,Name\n1,M\xFCller\n2,Dale\n', 'latin1') },
      /School\.csv: The file is not UTF-8 text/,
    ],
    [
      'a role for nobody (V2.1)',
      { ...smallV21, 'roles.csv': 'userSourcedId,orgSourcedId,role\nu9,h,student\nu1,x,student\n' },
      /roles\.csv, line 2, column "userSourcedId": "u9" is not in users\.csv[^]*column "orgSourcedId": "x" is not in orgs\.csv/,
    ],
    [
      'a student without a user name (V2)',
      { ...smallV2, 'users.csv': smallV2['users.csv'].replace('ann@old.example', '') },
      /users\.csv, line 2, column "username": A value is required/,
    ],
    [
      'a session that is not there (V2.1)',
      { ...smallV21, 'academicSessions.csv': 'sourcedId,title\nt2,Spring\n' },
      /classes\.csv, line 2, column "sessionSourcedIds": "t1" is not in academicSessions\.csv/,
    ],
    [
      'a role column missing, and no roles.csv either (V2)',
      { ...smallV2, 'users.csv': 'sourcedId,username,orgSourcedIds\nu1,ann,h\n' },
      /users\.csv, line 1: The required column "role" is missing/,
    ],
    ['a folder without a roster', { 'readme.txt': 'hello' }, /holds no School Data Sync roster/],
  ])('says where it found %s', (_what, files, message) => {
    expect(problemsOf(files)).toMatch(message);
  });

  it('names the UK header in a problem of a UK file', () => {
    const files = {
      ...smallV1,
      'Student.csv': 'ID,School DfE Number,Username\n21,7,ann\n22,1,ben\n',
    };
    expect(problemsOf(files)).toMatch(/line 2, column "School DfE Number"/);
  });

  it('lists the problems of all folders at once, and loads none of them', () => {
    const folders = [
      writeRoster({ ...smallV1, 'School.csv': 'SIS ID,Name\n2,Dale\n' }),
      writeRoster(smallV1),
      writeRoster({ ...smallV21, 'orgs.csv': undefined }),
      '/nowhere/at/all',
    ];
    const loadAll = () => loadRosters({ data: folders.map((folder) => ({ folder })) });
    expect(loadAll).toThrow(InvalidRoster);
    expect(loadAll).toThrow(/Section\.csv[^]*orgs\.csv: The file is missing[^]*no such folder/);
  });

  it('does not bury the reader in problems', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `${index + 21},9,user${index}`);
    const message = problemsOf({
      ...smallV1,
      'Student.csv': `SIS ID,School SIS ID,Username\n${lines.join('\n')}\n`,
    });
    expect(message.split('\n').length).toBeLessThan(30);
    expect(message).toMatch(/and 175 more/);
  });
});

describe('tenants of folders', () => {
  it('take default domains in order, their names from them, and an administrator each', () => {
    const folders = Array.from({ length: 4 }, () => ({ folder: writeRoster(smallV1) }));
    const data = [...folders.slice(0, 3), { ...folders[3]!, domain: 'my-own.example' }];
    const tenants = loadRosters({ data });
    expect(tenants.map(({ domain, name }) => [domain, name])).toEqual([
      ['contoso.example', 'Contoso Education'],
      ['fabrikam.example', 'Fabrikam Education'],
      ['northwind.example', 'Northwind Education'],
      ['my-own.example', 'My-Own Education'],
    ]);
    for (const tenant of tenants) {
      expect(tenant.findUserByName(`admin@${tenant.domain}`)).toMatchObject({
        displayName: 'Pat Rivera',
        jobTitle: 'Chief Technology Officer',
        department: 'IT',
        roles: ['Admin'],
        isAdministrator: true,
      });
    }
  });

  it('cannot share a domain', () => {
    const folder = writeRoster(smallV1);
    const data = [{ folder }, { folder, domain: 'contoso.example' }];
    expect(() => loadRosters({ data })).toThrow(/contoso\.example is already another tenant's/);
  });

  it('keep every id from start to start, and share none', () => {
    const folder = writeRoster(smallV1);
    const [first, second] = loadRosters({ data: [{ folder }, { folder }] });
    const [again] = loadRosters({ data: [{ folder }] });
    expect(again?.id).toBe(first?.id);
    expect(again?.roster.userIds).toEqual(first?.roster.userIds);
    expect(first?.roster.userIds.filter((id) => second?.roster.users.has(id))).toEqual([]);
  });

  it("make a roster's own admin the administrator", () => {
    const tenant = load({
      ...smallV1,
      'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,Admin\n',
    });
    expect(tenant.people()).toHaveLength(3);
    const administrator = tenant.findUserByName('admin@contoso.example');
    expect(administrator?.roles).toEqual(['Admin', 'Teacher']);
  });
});

describe('the built-in school', () => {
  it('is what loads without options', () => {
    const [contoso, fabrikam] = loadRosters({});
    expect([contoso?.domain, fabrikam?.domain]).toEqual(['contoso.example', 'fabrikam.example']);
    const elena = contoso!.findPerson('emarsh@contoso.example')!;
    expect(contoso?.roster.classesOfTeacher(elena.id)).toHaveLength(3);
    expect(elena).toMatchObject({ jobTitle: 'Teacher', department: 'Science' });
    const pat = contoso!.findPerson('admin@contoso.example')!;
    expect(contoso?.roster.schoolsOfUser(pat.id)[0]?.displayName).toBe('Maple Grove High School');
  });
});

const realData = join(__dirname, '../../../../../shared/data');
const withRealData = existsSync(realData) ? describe : describe.skip;
if (!existsSync(realData)) {
  process.stdout.write(`Skipped: the real rosters are not at ${realData}.\n`);
}

withRealData('the rosters Microsoft publishes', () => {
  it('V1 has its 2 schools, 28 sections, 86 students, 12 teachers and 602 enrolments', () => {
    const [tenant] = loadRosters({ data: [{ folder: join(realData, 'sds-v1-100-users') }] });
    const { schools, classes, users } = tenant!.roster.data;
    const enrolments = classes.reduce(
      (sum, { memberIds, teacherIds }) => sum + memberIds.length - teacherIds.length,
      0,
    );
    const count = (role: string) => users.filter(({ primaryRole }) => primaryRole === role).length;
    expect([
      schools.length,
      classes.length,
      count('student'),
      count('teacher'),
      enrolments,
    ]).toEqual([2, 28, 86, 12, 602]);
    const daisy = tenant!.findPerson('DTodd@contoso.example')!;
    expect(tenant!.roster.schoolsOfUser(daisy.id)[0]?.displayName).toBe('Contoso High School');
  });

  it('V2.1 has its orgs as schools, its two classes and everyone with a user name', () => {
    const [tenant] = loadRosters({ data: [{ folder: join(realData, 'sds-v2.1') }] });
    const { schools, classes, users } = tenant!.roster.data;
    expect([schools.length, classes.length, users.length]).toEqual([4, 2, 9]);
    expect(classOf(tenant!, 'Biology 10')).toMatchObject({
      classCode: 'B10',
      term: { startDate: '2021-08-24' },
    });
  });
});
