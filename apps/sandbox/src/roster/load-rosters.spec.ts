import type { Tenant } from '../tenant/tenant';
import { InvalidRoster, loadRosters } from './load-rosters';
import {
  loadFiles,
  problemsOf,
  removeRosters,
  smallV1,
  smallV2,
  smallV21,
  writeRoster,
  type RosterFiles,
} from './testing/roster-files';

function classOf(tenant: Tenant, title: string) {
  return tenant.roster.data.classes.find(({ displayName }) => displayName === title)!;
}

function namesOf(tenant: Tenant, ids: readonly string[]) {
  return ids.map((id) => tenant.user(id)?.userPrincipalName);
}

afterAll(removeRosters);

describe('loading School Data Sync V1 (BOX-2)', () => {
  it('needs only the required columns, and then names people by their user names', () => {
    const tenant = loadFiles(smallV1);
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

  it('accepts UK headers in place of US ones', () => {
    const uk = loadFiles({
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

  it('keeps any details, with dates in either notation', () => {
    const tenant = loadFiles({
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

  it('leaves out inactive sections and their enrollments', () => {
    const tenant = loadFiles({
      ...smallV1,
      'Section.csv':
        'SIS ID,School SIS ID,Section Name,Status\n11,1,Chess,Inactive\n12,2,Choir,active\n',
    });
    expect(tenant.roster.data.classes.map(({ displayName }) => displayName)).toEqual(['Choir']);
  });

  it('tolerates a byte order mark, CRLF, blank lines, spaces, quotes and unknown columns', () => {
    const tenant = loadFiles({
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
    const tenant = loadFiles({
      ...smallV1,
      'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,carl@elsewhere.example\n',
    });
    expect(tenant.findUserByName('carl@contoso.example')).toBeDefined();
  });

  it('distinguishes a student and a teacher with the same id', () => {
    const tenant = loadFiles({
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
    const tenant = loadFiles(files);
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
      loadFiles(files).roster.data.schools.map(({ displayName }) => displayName);
    expect(names(smallV2)).toEqual(['Hill School']);
    expect(names(smallV21)).toEqual(['District', 'Hill School']);
  });

  it('leaves out guardians without a user name, and gives other roles no primary role', () => {
    const tenant = loadFiles(smallV2);
    expect(tenant.findUserByName('olga@contoso.example')).toMatchObject({
      primaryRole: 'none',
      roles: [],
    });
    expect(tenant.people().map(({ displayName }) => displayName)).not.toContain('Gus Gray');
  });

  it('takes term, course and code from the tables of V2.1', () => {
    const tenant = loadFiles(smallV21);
    expect(classOf(tenant, 'Chess')).toMatchObject({
      classCode: 'GAM1',
      course: { displayName: 'Games', subject: 'Leisure' },
      term: { displayName: 'Fall', startDate: '2026-08-24', endDate: '2026-12-18' },
    });
    expect(tenant.findUserByName('ann@contoso.example')?.student?.grade).toBe('10');
    expect(tenant.findUserByName('carl@contoso.example')?.mobilePhone).toBe('+1 206 555 0111');
  });
});

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
      'a missing school',
      { ...smallV1, 'Section.csv': 'SIS ID,School SIS ID,Section Name\n11,1,Chess\n12,9,Choir\n' },
      /Section\.csv, line 3, column "School SIS ID": "9" is not in School\.csv/,
    ],
    [
      'a missing student',
      { ...smallV1, 'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11,99\n' },
      /StudentEnrollment\.csv, line 2, column "SIS ID": "99" is not in Student\.csv/,
    ],
    [
      'an id used twice',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill\n2,Dale\n1,Moor\n' },
      /School\.csv, line 4, column "SIS ID": "1" is already the id of line 2/,
    ],
    [
      'two people with the same user name',
      { ...smallV1, 'Student.csv': duplicateUser },
      /Student\.csv, line 3, column "Username": The user name "ANN" is already taken by Student\.csv line 2/,
    ],
    [
      'no user name',
      { ...smallV1, 'Student.csv': 'SIS ID,School SIS ID,Username\n21,1,\n22,1,ben\n' },
      /Student\.csv, line 2, column "Username": A value is required/,
    ],
    [
      'an impossible user name',
      { ...smallV1, 'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,carl the teacher\n' },
      /Teacher\.csv, line 2, column "Username": "carl the teacher" can't be a user name/,
    ],
    [
      'a quotation mark that is never closed',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill\n2,"Dale\n3,Moor\n' },
      /School\.csv, line 3: A quotation mark opened here is never closed/,
    ],
    [
      'text after a closing quotation mark',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,"Hill"x\n2,Dale\n' },
      /School\.csv, line 2: A closing quotation mark must/,
    ],
    [
      'a quotation mark inside a field',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hi"ll\n2,Dale\n' },
      /School\.csv, line 2: There is a quotation mark in the middle/,
    ],
    [
      'more fields than columns',
      { ...smallV1, 'School.csv': 'SIS ID,Name\n1,Hill, School\n2,Dale\n' },
      /School\.csv, line 2: The line has 3 fields, but the header has 2/,
    ],
    [
      'an invalid date',
      {
        ...smallV1,
        'Section.csv':
          'SIS ID,School SIS ID,Section Name,Term StartDate\n11,1,Chess,2/30/2026\n12,1,Choir,soon\n',
      },
      /line 2, column "Term StartDate": "2\/30\/2026" is not a date[^]*line 3, column "Term StartDate": "soon"/,
    ],
    [
      "bytes that aren't UTF-8",
      { ...smallV1, 'School.csv': Buffer.from('SIS ID,Name\n1,M\x81ller\n2,Dale\n', 'latin1') },
      /School\.csv, line 2: The file is not UTF-8 text/,
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
      'a missing session (V2.1)',
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

  it("doesn't bury the reader in problems", () => {
    const lines = Array.from({ length: 200 }, (_, index) => `${index + 21},9,user${index}`);
    const message = problemsOf({
      ...smallV1,
      'Student.csv': `SIS ID,School SIS ID,Username\n${lines.join('\n')}\n`,
    });
    expect(message.split('\n').length).toBeLessThan(30);
    expect(message).toMatch(/and 175 more/);
  });
});

describe('tenants from folders', () => {
  it('get default domains in order, names based on them, and an administrator each', () => {
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

  it("can't share a domain", () => {
    const folder = writeRoster(smallV1);
    const data = [{ folder }, { folder, domain: 'contoso.example' }];
    expect(() => loadRosters({ data })).toThrow(
      /Another tenant already uses the domain contoso\.example/,
    );
  });

  it('keep every id across restarts, and share none', () => {
    const folder = writeRoster(smallV1);
    const [first, second] = loadRosters({ data: [{ folder }, { folder }] });
    const [again] = loadRosters({ data: [{ folder }] });
    expect(again?.id).toBe(first?.id);
    expect(again?.roster.userIds).toEqual(first?.roster.userIds);
    expect(first?.roster.userIds.filter((id) => second?.roster.users.has(id))).toEqual([]);
  });

  it("make a roster's own admin the administrator", () => {
    const tenant = loadFiles({
      ...smallV1,
      'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,Admin\n',
    });
    expect(tenant.people()).toHaveLength(3);
    const administrator = tenant.findUserByName('admin@contoso.example');
    expect(administrator?.roles).toEqual(['Admin', 'Teacher']);
  });
});

describe('the built-in school', () => {
  it('loads when there are no options', () => {
    const [contoso, fabrikam] = loadRosters({});
    expect([contoso?.domain, fabrikam?.domain]).toEqual(['contoso.example', 'fabrikam.example']);
    const elena = contoso!.findPerson('emarsh@contoso.example')!;
    expect(contoso?.classes.ofTeacher(elena.id)).toHaveLength(3);
    expect(elena).toMatchObject({ jobTitle: 'Teacher', department: 'Science' });
    const pat = contoso!.findPerson('admin@contoso.example')!;
    expect(contoso?.schools.ofUser(pat.id)[0]?.displayName).toBe('Maple Grove High School');
  });
});
