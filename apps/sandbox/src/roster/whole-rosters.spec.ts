import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant } from '../tenant/tenant';
import { loadRosters } from './load-rosters';
import { ownRoster, wholeRosters, type WholeRoster } from './testing/whole-rosters';

function load(roster: WholeRoster): { readonly tenant: Tenant; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const [tenant] = loadRosters({ data: [roster] }, (note) => notes.push(note));
  return { tenant: tenant!, notes };
}

function countsOf({ roster: { data } }: Tenant) {
  const { schools, classes, users } = data;
  const count = (role: string) => users.filter(({ primaryRole }) => primaryRole === role).length;
  const enrollments = classes.map(
    ({ memberIds, teacherIds }) => memberIds.length - teacherIds.length,
  );
  return {
    schools: schools.length,
    classes: classes.length,
    students: count('student'),
    teachers: count('teacher'),
    others: count('none'),
    enrollments: enrollments.reduce((sum, one) => sum + one, 0),
  };
}

function personOf(tenant: Tenant, name: string) {
  return tenant.roster.data.users.filter(({ displayName }) => displayName === name);
}

function classOf({ roster }: Tenant, title: string) {
  return roster.data.classes.find(({ displayName }) => displayName === title);
}

function schoolsOf({ schools }: Tenant, userId: string) {
  return schools.ofUser(userId).map(({ displayName }) => displayName);
}

interface Expected {
  readonly counts: Readonly<ReturnType<typeof countsOf>>;
  /** Someone's user name and their school. */
  readonly belongs: readonly [userName: string, school: string];
  readonly class: readonly [title: string, code: string, start: string | undefined];
}

const expected: Readonly<Record<string, Expected>> = {
  'v1-us': {
    counts: { schools: 2, classes: 17, students: 15, teachers: 8, others: 1, enrollments: 45 },
    belongs: ['WCastellane', 'Alder Creek High School'],
    class: ['Algebra 2', 'ALG2', '2026-08-24'],
  },
  'v1-uk': {
    counts: { schools: 2, classes: 4, students: 7, teachers: 4, others: 1, enrollments: 9 },
    belongs: ['m.ash', "St Osyth's Primary"],
    class: ['Maths 7 Set 1', '7Ma1', '2026-09-02'],
  },
  v2: {
    counts: { schools: 2, classes: 4, students: 5, teachers: 3, others: 2, enrollments: 8 },
    belongs: ['j.brandt', 'Gymnasium an der Müller-Straße'],
    class: ['Mathematik 9a', 'c1', undefined],
  },
  'v2.1': {
    counts: { schools: 3, classes: 4, students: 6, teachers: 3, others: 2, enrollments: 7 },
    belongs: ['odile.ferrante', 'Heron Point School'],
    class: ['World Literature', 'LIT-11', '2026-08-24'],
  },
  'sds-v1-100-users': {
    counts: { schools: 2, classes: 28, students: 86, teachers: 12, others: 1, enrollments: 602 },
    belongs: ['DTodd', 'Contoso High School'],
    class: ['Math - Algebra 1', '11001', '2017-07-01'],
  },
  'sds-v2.1': {
    counts: { schools: 4, classes: 2, students: 4, teachers: 2, others: 3, enrollments: 4 },
    belongs: ['fhutch', 'School of TwoDotOne'],
    class: ['Biology 10', 'B10', '2021-08-24'],
  },
};

describe('a whole roster (BOX-2)', () => {
  it.each(wholeRosters)('$name loads with everyone and everything in it', (roster) => {
    const { tenant } = load(roster);
    const { counts, belongs, class: section } = expected[roster.name]!;
    expect(countsOf(tenant)).toEqual(counts);
    const person = tenant.findPerson(`${belongs[0]}@${tenant.domain}`)!;
    expect(schoolsOf(tenant, person.id)).toEqual([belongs[1]]);
    const { classCode, term } = classOf(tenant, section[0])!;
    expect([classCode, term?.startDate]).toEqual(section.slice(1));
  });
});

describe('our own rosters keep', () => {
  const us = load(ownRoster('v1-us'));
  const uk = load(ownRoster('v1-uk'));
  const v2 = load({ ...ownRoster('v2'), domain: 'rowan.example' });
  const v21 = load(ownRoster('v2.1'));

  it('people with the same name', () => {
    const names = personOf(us.tenant, 'Sam Rowe').map(({ userPrincipalName }) => userPrincipalName);
    expect(names).toEqual(['SRowe@contoso.example', 'SRowe2@contoso.example']);
    expect(personOf(v21.tenant, 'Robin Vale')).toHaveLength(2);
  });

  it.each([
    ['Hana Mirov', us, ['Alder Creek High School', 'Birch Hollow School, Lower Campus']],
    ['Nouri al-Hamdan', v2, ['Gymnasium an der Müller-Straße', 'Werkstattschule „Süd|West“']],
    ['Robin Vale', v21, ['Heron Point School', 'Saltmarsh Community College']],
  ])('%s in both schools', (student, { tenant }, schools) => {
    expect(schoolsOf(tenant, personOf(tenant, student)[0]!.id)).toEqual(schools);
  });

  it.each([
    ["Siobhán O'Hara-Quill", us],
    ['Anselm Null', us],
    ['נועם בן־גיא', us],
    ['ليلى الزيتوني', us],
    ['Juniper Sky 🌱', us],
    ['Fionnlagh Mac Ille Bhràth', uk],
    ['Prakash "Pip" Rai', uk],
    ['Эльвира Сольнцева', v2],
    ['小夏 林', v2],
    ['Jo O’Farrell', v21],
    ['مینا نیک‌پور', v21],
  ])('the name %s', (name, { tenant }) => {
    expect(personOf(tenant, name)).toHaveLength(1);
  });

  it.each([
    ['English 9, "Voices"', us, '2026-08-24'],
    ['Astronomy 🔭', us, '2026-08-24'],
    ["People's History", us, '2026-08-24'],
    ['عربي للمبتدئين', us, '2026-08-24'],
    ['Cymraeg', uk, '2026-09-02'],
    ['Reception: Owls', uk, undefined],
    ['Deutsch 9a; Lesen & Schreiben', v2, undefined],
    ['Boatbuilding', v21, '2026-09-01'],
  ])('the class %s and its term', (title, { tenant }, start) => {
    const found = classOf(tenant, title);
    expect(found).toBeDefined();
    expect(found?.term?.startDate).toBe(start);
  });

  it('birth dates in every notation', () => {
    const birthDateOf = ({ tenant }: typeof us, name: string) =>
      personOf(tenant, name)[0]?.student?.birthDate;
    expect(birthDateOf(us, 'Tobias Fennick')).toBe('2012-03-14');
    expect(birthDateOf(uk, 'Alys Penhale')).toBe('2015-02-14');
    expect(birthDateOf(uk, 'Prakash "Pip" Rai')).toBeNull();
    expect(birthDateOf(v21, 'Jo O’Farrell')).toBe('2007-01-31');
  });

  it('both domains, and tell namesakes apart in a tenant that has neither', () => {
    expect(v2.tenant.domains).toEqual(['rowan.example', 'students.rowan.example']);
    expect(v2.notes).toEqual([]);
    const elsewhere = load(ownRoster('v2'));
    expect(elsewhere.tenant.domains).toEqual(['contoso.example']);
    expect(elsewhere.notes).toEqual([
      expect.stringMatching(/users\.csv, line 3, .*j\.brandt_students\.rowan\.example/),
    ]);
  });

  it('nothing that School Data Sync leaves out', () => {
    expect(classOf(us.tenant, "Last Year's Chess Club")).toBeUndefined();
    expect(v2.tenant.roster.data.schools.map(({ externalId }) => externalId)).toEqual(['g', 'w']);
    expect(personOf(v2.tenant, 'Oma Brandt')).toEqual([]);
    expect(personOf(v21.tenant, 'Ayesha Vale')).toEqual([]);
  });

  it('the bytes that editors and Git would tidy up', () => {
    const bytesOf = (name: Parameters<typeof ownRoster>[0], file: string) =>
      readFileSync(join(ownRoster(name).folder, file)).toString('latin1');
    expect(bytesOf('v1-uk', 'School.csv')).toMatch(/^\xEF\xBB\xBF.*\r\n/);
    expect(bytesOf('v2', 'users.csv')).toContain('sourcedId;orgSourcedIds;');
    expect(bytesOf('v2.1', 'users.csv')).toMatch(/[^\r]\n[^]*\r\n/);
  });
});
