import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant } from '../tenant/tenant';
import { loadRosters } from './load-rosters';
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

afterAll(removeRosters);

function notesOf(files: RosterFiles): string[] {
  const notes: string[] = [];
  loadRosters({ data: [{ folder: writeRoster(files) }] }, (note) => notes.push(note));
  return notes;
}

function namesOf(tenant: Tenant): string[] {
  return tenant.roster.data.users.map(({ userPrincipalName }) => userPrincipalName);
}

function schoolsOf({ roster }: Tenant): string[] {
  return roster.data.schools.map(({ displayName }) => displayName);
}

function withSchools(content: string | Buffer): RosterFiles {
  return { ...smallV1, 'School.csv': content };
}

/** Ann, with a birth date as given. */
function withBirthdate(date: string): RosterFiles {
  const head = 'SIS ID,School SIS ID,Username,Birthdate';
  return { ...smallV1, 'Student.csv': `${head}\n21,1,ann,"${date}"\n22,1,ben,\n` };
}

describe("what spreadsheets do to a roster still loads when it's unambiguous (BOX-2)", () => {
  it.each([
    ['semicolons', 'SIS ID;Name\n1;Hill\n2;Dale\n'],
    ['tabs', 'SIS ID\tName\tZone\n1\tHill\t\n2\tDale\tx\n'],
    ['pipes', 'SIS ID|Name\n1|Hill\n2|Dale\n'],
    ['a line that names the delimiter', 'sep=;\r\nSIS ID;Name\r\n1;Hill\r\n2;Dale\r\n'],
    ['old Mac line endings', 'SIS ID,Name\r1,Hill\r2,Dale\r'],
    ['mixed line endings', 'SIS ID,Name\r\n1,Hill\n2,Dale\r'],
    ['blank lines and lines of commas', '\n,,\nSIS ID,Name\n\n1,Hill\n,,,\n \n2,Dale\n\n'],
    ['empty columns at the end', 'SIS ID,Name,,,\n1,Hill,,,\n2,Dale,,,,,,\n'],
    ['headers with different case and spaces', ' sis  id ,NAME\n1,Hill\n2,Dale\n'],
    ['headers in quotation marks', '"SIS ID","Name"\n1,Hill\n2,Dale\n'],
    ["a word processor's quotation marks", '“SIS ID”,“Name”\n“1”,“Hill”\n2,Dale\n'],
    ['non-breaking spaces', 'SIS\u00A0ID,Name\n\u00A01,Hill\u00A0\n2,\u200BDale\n'],
    ['numbers kept as text', 'SIS ID,Name\n="1",Hill\n"=""2""",Dale\n'],
    ['a UTF-8 byte order mark', '\uFEFFSIS ID,Name\n1,Hill\n2,Dale\n'],
    ['the header again', 'SIS ID,Name\n1,Hill\nSIS ID,Name\n2,Dale\n'],
    ['a DOS end-of-file mark', 'SIS ID,Name\r\n1,Hill\r\n2,Dale\r\n\u001A'],
    ['columns in a different order', 'Name,SIS ID\nHill,1\nDale,2\n'],
  ])('%s', (_what, content) => {
    expect(schoolsOf(loadFiles(withSchools(content)))).toEqual(['Hill', 'Dale']);
  });

  it.each([
    ['an emoji family in one character', '👩‍👩‍👧‍👦 Hill'],
    ['a Persian name, whose joiner is spelling', 'نیک‌پور'],
    ['a Sinhala name', 'ශ්‍රී'],
  ])('%s', (_what, name) => {
    expect(
      schoolsOf(loadFiles(withSchools(`SIS ID,Name\n1,${name}\n2,\u200DDale\u200C\n`))),
    ).toEqual([name, 'Dale']);
  });

  it('thousands of columns', () => {
    const extra = (text: string) => Array.from({ length: 4000 }, (_, at) => `${text}${at}`).join();
    const content = `${extra('x')},SIS ID,Name\n${extra('')},1,Hill\n${extra('')},2,Dale\n`;
    expect(schoolsOf(loadFiles(withSchools(content)))).toEqual(['Hill', 'Dale']);
  });

  it.each([
    ['UTF-16 with a byte order mark', '\uFEFF', 'utf16le'],
    ['UTF-16 without one', '', 'utf16le'],
    ['UTF-8', '', 'utf8'],
    ['Windows-1252', '', 'latin1'],
  ] as const)('%s', (_what, mark, encoding) => {
    const bytes = Buffer.from(`${mark}SIS ID,Name\r\n1,Müller-Straße\r\n2,Dale\r\n`, encoding);
    expect(schoolsOf(loadFiles(withSchools(bytes)))).toEqual(['Müller-Straße', 'Dale']);
    const swapped = encoding === 'utf16le' ? Buffer.from(bytes).swap16() : bytes;
    expect(schoolsOf(loadFiles(withSchools(swapped)))).toEqual(['Müller-Straße', 'Dale']);
  });

  it('reports when it had to guess the encoding', () => {
    const bytes = Buffer.from('SIS ID,Name\n1,Müller\n2,Dale\n', 'latin1');
    expect(notesOf(withSchools(bytes))).toEqual([
      expect.stringMatching(/School\.csv: .*Windows-1252/),
    ]);
    expect(notesOf(smallV1)).toEqual([]);
  });

  it.each([
    ['20110402', '2011-04-02'],
    ['2011-04-02', '2011-04-02'],
    ['2011/4/2', '2011-04-02'],
    ['4/2/2011', '2011-04-02'],
    ['4/2/2011 12:00:00 AM', '2011-04-02'],
    ['04/02/2011 0:00', '2011-04-02'],
    ['2011-04-02T00:00:00Z', '2011-04-02'],
    ['2011-04-02 00:00:00.000', '2011-04-02'],
    ['2.4.2011', '2011-04-02'],
    ['02. 04. 2011', '2011-04-02'],
    ['25-12-2011', '2011-12-25'],
    ['2-Apr-2011', '2011-04-02'],
    ['April 2, 2011', '2011-04-02'],
    ['40635', '2011-04-02'],
    ['0000-00-00', null],
    ['NULL', null],
    ['#N/A', null],
  ])('a date written as %s', (written, birthDate) => {
    const ann = loadFiles(withBirthdate(written)).findUserByName('ann@contoso.example');
    expect(ann?.student?.birthDate).toBe(birthDate);
  });

  it('words for nothing, but not a last name of Null', () => {
    const tenant = loadFiles({
      ...smallV1,
      'Student.csv':
        'SIS ID,School SIS ID,Username,First Name,Middle Name,Last Name,Grade\n' +
        '21,1,ann,Ann,NULL,Null,(null)\n22,1,ben,Ben,\\N,NULL,#N/A\n',
    });
    expect(tenant.findUserByName('ann@contoso.example')).toMatchObject({
      displayName: 'Ann Null',
      middleName: null,
      student: { grade: null },
    });
    expect(tenant.findUserByName('ben@contoso.example')?.displayName).toBe('Ben NULL');
  });

  it('extra files, file names in a different case, a folder within the folder', () => {
    const outer = writeRoster({ 'readme.txt': 'x' });
    const inner = join(outer, 'Export 2026');
    mkdirSync(join(inner, 'School.csv.bak'), { recursive: true });
    mkdirSync(join(outer, '__MACOSX'));
    writeFileSync(join(outer, '__MACOSX', '._School.csv'), 'x');
    for (const [name, content] of Object.entries(smallV1)) {
      writeFileSync(join(inner, name.toUpperCase()), content);
    }
    const [tenant] = loadRosters({ data: [{ folder: outer }] });
    expect(schoolsOf(tenant!)).toEqual(['Hill School', 'Dale School']);
  });
});

describe('a roster that only manages users needs no class files (BOX-2)', () => {
  const without = (files: RosterFiles, ...names: string[]): RosterFiles => ({
    ...files,
    ...Object.fromEntries(names.map((name) => [name, undefined])),
  });

  it.each([
    ['V1', without(smallV1, 'Section.csv', 'StudentEnrollment.csv', 'TeacherRoster.csv')],
    ['V2', without(smallV2, 'classes.csv', 'enrollments.csv')],
    ['V2.1', without(smallV21, 'classes.csv', 'enrollments.csv')],
  ])('%s', (_version, files) => {
    const tenant = loadFiles(files);
    expect(tenant.roster.data.classes).toEqual([]);
    expect(namesOf(tenant)).toContain('ann@contoso.example');
  });

  it.each([
    ['Section.csv', without(smallV1, 'Section.csv')],
    ['TeacherRoster.csv', without(smallV1, 'TeacherRoster.csv')],
    ['enrollments.csv', without(smallV21, 'enrollments.csv')],
  ])('but not all of them without %s', (missing, files) => {
    expect(problemsOf(files)).toContain(`${missing}: The file is missing`);
  });
});

describe('one person, one account (BOX-2)', () => {
  const student = 'SIS ID,School SIS ID,Username,Grade\n21,1,ann,9\n22,1,ben,9\n';

  it('is in both schools if listed once for each', () => {
    const tenant = loadFiles({ ...smallV1, 'Student.csv': `${student}21,2,ann,\n` });
    const ann = tenant.findUserByName('ann@contoso.example')!;
    const schools = tenant.schools.ofUser(ann.id);
    expect(schools.map(({ displayName }) => displayName)).toEqual(['Hill School', 'Dale School']);
    expect(tenant.people()).toHaveLength(4);
  });

  it.each([
    [
      'in one school twice',
      '21,1,ann,9',
      /line 4, column "SIS ID": "21" is already the id of line 2/,
    ],
    [
      'with a different name',
      '21,2,anna,9',
      /line 4, column "Username": .*line 2, where this is "ann"/,
    ],
    [
      'with a different grade',
      '21,2,ann,10',
      /line 4, column "Grade": .*line 2, where this is "9"/,
    ],
  ])('is refused %s', (_what, line, message) => {
    expect(problemsOf({ ...smallV1, 'Student.csv': `${student}${line}\n` })).toMatch(message);
  });

  const twoDomains = {
    ...smallV1,
    'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,js@north.example\n',
    'Student.csv':
      'SIS ID,School SIS ID,Username\n21,1,js@students.north.example\n22,1,ben@old.example\n',
  };

  it('keeps a domain that belongs to the tenant', () => {
    const tenant = loadFiles(twoDomains, 'north.example');
    expect(namesOf(tenant)).toEqual([
      'js@north.example',
      'js@students.north.example',
      'ben@north.example',
      'admin@north.example',
    ]);
    expect(tenant.domains).toEqual(['north.example', 'students.north.example']);
  });

  it('is distinguished from a namesake in another domain, with a note', () => {
    expect(namesOf(loadFiles(twoDomains))).toEqual([
      'js@contoso.example',
      'js_students.north.example@contoso.example',
      'ben@contoso.example',
      'admin@contoso.example',
    ]);
    expect(notesOf(twoDomains)).toEqual([
      expect.stringMatching(
        /Student\.csv, line 2, column "Username": .*js_students\.north\.example/,
      ),
    ]);
  });

  it('has the plain name if the domain is the tenant’s, whoever comes first', () => {
    const files = {
      ...smallV1,
      'Student.csv':
        'SIS ID,School SIS ID,Username\n21,1,js@old.example\n22,1,js@contoso.example\n',
    };
    expect(namesOf(loadFiles(files)).slice(1, 3)).toEqual([
      'js_old.example@contoso.example',
      'js@contoso.example',
    ]);
  });

  it('doesn’t get another tenant’s domain', () => {
    const data = [
      { folder: writeRoster(twoDomains), domain: 'north.example' },
      { folder: writeRoster(smallV1), domain: 'students.north.example' },
    ];
    const [north] = loadRosters({ data });
    expect(namesOf(north!)).toContain('js_students.north.example@north.example');
    expect(north?.domains).toEqual(['north.example']);
  });
});

describe('anything uncertain is refused, with its position (BOX-2)', () => {
  it.each<[string, RosterFiles, RegExp]>([
    [
      'a file of blank lines',
      { ...smallV1, 'StudentEnrollment.csv': ',\n,,\n' },
      /StudentEnrollment\.csv: The file has only blank lines/,
    ],
    [
      'an ambiguous date',
      withBirthdate('2-4-2011'),
      /line 2, column "Birthdate": "2-4-2011" may be/,
    ],
    ['a two-digit year', withBirthdate('4/2/11'), /"4\/2\/11" may be more than one day/],
    ['the day before the month', withBirthdate('25/12/2011'), /"25\/12\/2011" is not a date/],
    ['a day no calendar has', withBirthdate('20110230'), /"20110230" is not a date/],
    ['a number in place of a date', withBirthdate('7'), /"7" is not a date/],
    [
      'a shortened number',
      { ...smallV1, 'Student.csv': 'SIS ID,School SIS ID,Username\n1.23E+05,1,ann\n22,1,ben\n' },
      /line 2, column "SIS ID": "1\.23E\+05" was a longer number/,
    ],
    [
      'an id that lost its zeros',
      {
        ...smallV1,
        'Student.csv': 'SIS ID,School SIS ID,Username\n00021,1,ann\n22,1,ben\n',
      },
      /StudentEnrollment\.csv, line 2, column "SIS ID": "21" is not in Student\.csv, but "00021" is/,
    ],
    [
      'a formula',
      withSchools('SIS ID,Name\n1,=A2&B2\n2,Dale\n'),
      /line 2, column "Name": "=A2&B2" is a formula/,
    ],
    [
      'a spreadsheet error',
      withSchools('SIS ID,Name\n1,#REF!\n2,Dale\n'),
      /line 2, column "Name": "#REF!" is a spreadsheet error/,
    ],
    [
      'nothing where something is required',
      withSchools('SIS ID,Name\n1,#N/A\n2,Dale\n'),
      /line 2, column "Name": A value is required/,
    ],
    [
      'a column that appears twice',
      withSchools('SIS ID,Name,name\n1,Hill,Dale\n2,Dale,\n'),
      /School\.csv, line 1, column "Name": The column appears twice/,
    ],
    [
      'only a header where a school is required',
      {
        'School.csv': 'SIS ID,Name\n',
        'Student.csv': 'SIS ID,School SIS ID,Username\n',
        'Teacher.csv': 'SIS ID,School SIS ID,Username\n',
      },
      /The roster has no school/,
    ],
    [
      'letters from another code page',
      withSchools(Buffer.from('SIS ID,Name\n1,Hill\n2,Wroc\xB3aw\n', 'latin1')),
      /School\.csv, line 3: The file is not UTF-8 text/,
    ],
    [
      'UTF-8 with something else in it',
      withSchools(Buffer.concat([Buffer.from('SIS ID,Name\n1,Groß\n2,M'), Buffer.from([0xfc])])),
      /School\.csv, line 2: The file is not UTF-8 text/,
    ],
    [
      "a file that isn't text",
      withSchools(Buffer.from('PK\0\0')),
      /School\.csv, line 1: .*not text/,
    ],
    [
      'a position after all kinds of line endings, quoted ones too',
      withSchools('SIS ID,Name\r\n1,"Hill\r\n\r\nSchool"\n\r2,Dale\r1,Moor\n'),
      /School\.csv, line 7, column "SIS ID": "1" is already the id of line 2/,
    ],
  ])('%s', (_what, files, message) => {
    expect(problemsOf(files)).toMatch(message);
  });

  it('an endless field, in a short message', () => {
    const message = problemsOf(withBirthdate(`4${' '.repeat(100_000)}/2/2011`));
    expect(message).toMatch(/line 2, column "Birthdate": "4 /);
    expect(message.length).toBeLessThan(600);
  });

  it('two files with the same name, an archive, two rosters in one folder', () => {
    const twice = { ...smallV1, 'school.csv': smallV1['School.csv'] };
    expect(problemsOf(twice)).toMatch(/School\.csv: The folder has both .*/);
    const folder = writeRoster({ 'roster.zip': 'PK' });
    const archive = () => loadRosters({ data: [{ folder: join(folder, 'roster.zip') }] });
    expect(archive).toThrow(/roster\.zip: This is a file\. .*unpack/);
    for (const name of ['a', 'b']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'School.csv'), smallV1['School.csv']);
    }
    expect(() => loadRosters({ data: [{ folder }] })).toThrow(
      /There are rosters in both .*\/a and .*\/b/,
    );
  });
});
