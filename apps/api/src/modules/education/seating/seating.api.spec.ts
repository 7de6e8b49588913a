import type { MyClassList, Problem, SaveSeating, SeatingChart } from '@app/contracts';
import type { Answer, TestApi, TestBrowser } from '../../../testing';
import { GraphTokens } from '../../auth';
import { ClassGraph, type ClassRoster } from '../../graph';
import { RosterWorld } from '../testing';

const elena = 'EMarsh@contoso.example';
const tomas = 'TReyes@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';

describe('the seating chart', () => {
  let world: RosterWorld;
  /** A class that Elena and Tomas share, and one of Elena's alone. */
  let both: ClassRoster;
  let elenas: ClassRoster;
  let teacher: TestBrowser;
  let coTeacher: TestBrowser;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all']);
    teacher = await world.linked(elena);
    coTeacher = await world.linked(tomas);
    const { body } = await teacher.get<MyClassList>('/api/v1/me/classes');
    const rosters = await Promise.all(body.value.map(({ id }) => readRoster(id)));
    both = rosters.find(({ teachers }) => teachers.length === 2)!;
    elenas = rosters.find(({ teachers }) => teachers.length === 1)!;
  });
  afterAll(() => world.stop());

  async function readRoster(classId: string): Promise<ClassRoster> {
    const [tenant] = await world.tenants();
    const app = world.api.app.get(GraphTokens).asApp(tenant!.id);
    return world.api.app.get(ClassGraph).open(app, classId);
  }

  async function nameOf(userId: string): Promise<string> {
    const [tenant] = await world.sandbox.control<{ users: { userPrincipalName: string }[] }[]>(
      'GET',
      `/tenants?user=${userId}`,
    );
    return tenant!.users[0]!.userPrincipalName;
  }

  const studentsOf = ({ members, teachers }: ClassRoster) => {
    const teacherIds = teachers.map(({ id }) => id);
    return members.map(({ id }) => id).filter((id) => !teacherIds.includes(id));
  };
  const seatsOf = (roster: ClassRoster, count = 3, from = 1) =>
    studentsOf(roster)
      .slice(0, count)
      .map((userId, n) => ({ userId, position: n + from }));
  const pathOf = ({ class: { id } }: ClassRoster) => `/api/v1/classes/${id}/seating`;
  const read = (browser: TestBrowser, roster: ClassRoster) =>
    browser.get<SeatingChart>(pathOf(roster));
  const tagOf = ({ headers }: Answer) => headers.get('etag') ?? '';

  /** Saves over the current version, unless a tag is given. */
  async function save<T = SeatingChart>(
    browser: TestBrowser,
    roster: ClassRoster,
    { chart, tag }: { chart: SaveSeating; tag?: string },
  ): Promise<Answer<T>> {
    const ifMatch = tag ?? tagOf(await read(teacher, roster));
    return browser.request<T>('PUT', pathOf(roster), {
      json: chart,
      headers: { 'if-match': ifMatch },
    });
  }

  describe('read (SEAT-1)', () => {
    it('is empty, with a version, before the first save', async () => {
      const answer = await read(teacher, elenas);
      expect([answer.status, answer.body]).toEqual([200, { seats: [], rules: [] }]);
      expect(tagOf(answer)).toMatch(/^"0-[\w-]+"$/);
    });

    it('is not sent again to a client that has it', async () => {
      const tag = tagOf(await read(teacher, both));
      const again = await teacher.get(pathOf(both), { 'if-none-match': tag });
      expect([again.status, again.body]).toEqual([304, '']);
      await save(teacher, both, { chart: { seats: seatsOf(both) } });
      const changed = await teacher.get(pathOf(both), { 'if-none-match': tag });
      expect(changed.status).toBe(200);
    });

    it('is the same for a student, except for the rules', async () => {
      const [one, other] = studentsOf(both);
      const rules = [{ kind: 'apart' as const, userIds: [one!, other!] }];
      await save(teacher, both, { chart: { seats: seatsOf(both), rules } });
      expect((await read(teacher, both)).body.rules).toEqual(rules);
      const student = await world.linked(await nameOf(one!));
      const { body } = await read(student, both);
      expect(body.seats).toEqual(seatsOf(both));
      expect(body.rules).toEqual([]);
    });

    it('is read-only for an administrator', async () => {
      const browser = await world.linked(admin);
      const before = await read(browser, both);
      expect(before.status).toBe(200);
      const refused = await save<Problem>(browser, both, { chart: { seats: [] } });
      expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
      expect((await read(browser, both)).body).toEqual(before.body);
    });

    it('is the same chart whatever the case of the class id', async () => {
      await save(teacher, both, { chart: { seats: seatsOf(both, 2) } });
      const id = both.class.id.toUpperCase();
      const { body } = await teacher.get<SeatingChart>(`/api/v1/classes/${id}/seating`);
      expect(body.seats).toEqual(seatsOf(both, 2));
    });
  });

  describe('saved (SEAT-2)', () => {
    it('returns the chart and its new version, like the next read', async () => {
      const rules = [{ kind: 'front' as const, userIds: [studentsOf(both)[0]!] }];
      const saved = await save(teacher, both, { chart: { seats: seatsOf(both, 5, 10), rules } });
      expect(saved.status).toBe(200);
      expect(saved.body).toMatchObject({
        seats: seatsOf(both, 5, 10),
        rules,
        savedBy: { displayName: 'Elena Marsh', at: expect.stringMatching(/Z$/) as string },
      });
      const again = await read(coTeacher, both);
      expect([again.body, tagOf(again)]).toEqual([saved.body, tagOf(saved)]);
    });

    it('requires the version it changes', async () => {
      const { status, body } = await teacher.put<Problem>(pathOf(both), { seats: [] });
      expect([status, body.code]).toEqual([428, 'precondition_required']);
    });

    it('is rejected after somebody else saved, and their chart stays', async () => {
      const tag = tagOf(await read(teacher, both));
      const theirs = await save(coTeacher, both, { chart: { seats: seatsOf(both, 4, 7) }, tag });
      expect(theirs.status).toBe(200);
      const mine = await save<Problem>(teacher, both, { chart: { seats: [] }, tag });
      expect([mine.status, mine.body.code]).toEqual([412, 'precondition_failed']);
      const now = await read(teacher, both);
      expect(now.body.savedBy?.displayName).toBe('Tomas Reyes');
      expect(now.body.seats).toEqual(seatsOf(both, 4, 7));
      const overwrite = { chart: { seats: seatsOf(both, 1) }, tag: tagOf(now) };
      expect((await save(teacher, both, overwrite)).status).toBe(200);
    });

    it.each(['*', '"1"', 'nonsense', 'W/"1-abcdefghijkl"'])(
      'is not overwritten with If-Match %s',
      async (tag) => {
        const before = await read(teacher, both);
        const { status } = await save(teacher, both, { chart: { seats: [] }, tag });
        expect(status).toBe(tag === '*' ? 428 : 412);
        expect((await read(teacher, both)).body).toEqual(before.body);
      },
    );
  });

  describe('with invalid content', () => {
    const seat = (position: unknown, userId: unknown = studentsOf(both)[0]) => ({
      userId,
      position,
    });
    const stranger = () =>
      studentsOf(elenas).find((id) => !studentsOf(both).includes(id)) ?? elenas.teachers[0]!.id;
    const wrong: [string, () => unknown, string][] = [
      ['desk 0', () => ({ seats: [seat(0)] }), 'seats.0.position'],
      ['desk 37', () => ({ seats: [seat(37)] }), 'seats.0.position'],
      ['desk -1', () => ({ seats: [seat(-1)] }), 'seats.0.position'],
      ['desk 1.5', () => ({ seats: [seat(1.5)] }), 'seats.0.position'],
      ['desk “x”', () => ({ seats: [seat('x')] }), 'seats.0.position'],
      ['no desk', () => ({ seats: [{ userId: 'a' }] }), 'seats.0.position'],
      ['nobody on a desk', () => ({ seats: [seat(1, null)] }), 'seats.0.userId'],
      [
        'a student of another class (S-11)',
        () => ({ seats: [seat(1, stranger())] }),
        'seats.0.userId',
      ],
      ['the teacher', () => ({ seats: [seat(1, both.teachers[0]!.id)] }), 'seats.0.userId'],
      ['a student twice', () => ({ seats: [seat(1), seat(2)] }), 'seats.1.userId'],
      [
        'a desk twice',
        () => ({ seats: [seat(1), seat(1, studentsOf(both)[1])] }),
        'seats.1.position',
      ],
      [
        '10,000 seats',
        () => ({ seats: Array.from({ length: 10_000 }, (_, n) => seat((n % 36) + 1)) }),
        'seats',
      ],
      ['no seats at all', () => ({}), 'seats'],
      ['an unknown field', () => ({ seats: [], version: 7 }), ''],
      [
        'an unknown kind of rule',
        () => ({ seats: [], rules: [{ kind: 'x', userIds: [] }] }),
        'rules',
      ],
      [
        'a rule for a stranger',
        () => ({ seats: [], rules: [{ kind: 'front', userIds: [stranger()] }] }),
        'rules.0.userIds',
      ],
    ];

    it.each(wrong)(
      'is rejected with %s, and nothing changes (SEAT-2)',
      async (_, makeChart, path) => {
        const before = await read(teacher, both);
        const { status, body } = await save<Problem>(teacher, both, {
          chart: makeChart() as SaveSeating,
        });
        expect([status, body.code]).toEqual([422, 'validation_failed']);
        expect(body.errors?.some((error) => error.path.startsWith(path))).toBe(true);
        const after = await read(teacher, both);
        expect([after.body, tagOf(after)]).toEqual([before.body, tagOf(before)]);
      },
    );
  });

  describe('of somebody else’s class (S-11, S-12)', () => {
    it.each<[string, () => Promise<TestBrowser>, [number, number]]>([
      ['a teacher of another class', () => Promise.resolve(coTeacher), [403, 403]],
      ['an anonymous user', () => Promise.resolve(world.api.browser()), [401, 401]],
      ['an unlinked user', () => world.signedIn('PNatarajan@contoso.example'), [403, 403]],
      ['a teacher of another tenant', () => world.linked(ingrid), [404, 404]],
      [
        'an administrator of another tenant',
        () => world.linked('admin@fabrikam.example'),
        [404, 404],
      ],
    ])('can be neither read nor changed by %s', async (_, open, statuses) => {
      const before = await read(teacher, elenas);
      const browser = await open();
      const seen = await read(browser, elenas);
      const change = { chart: { seats: seatsOf(elenas) }, tag: tagOf(before) };
      const changed = await save(browser, elenas, change);
      expect([seen.status, changed.status]).toEqual(statuses);
      expect(JSON.stringify([seen.body, changed.body])).not.toMatch(/seats|position/);
      const after = await read(teacher, elenas);
      expect([after.body, tagOf(after)]).toEqual([before.body, tagOf(before)]);
    });

    it('can be read but not changed by its students', async () => {
      const student = await world.signedIn(await nameOf(studentsOf(elenas).at(-1)!));
      await student.post('/api/v1/link/new-local', { favoriteColor: '#127605' });
      const before = await read(student, elenas);
      expect(before.status).toBe(200);
      const { status } = await save(student, elenas, { chart: { seats: seatsOf(elenas) } });
      expect(status).toBe(403);
      expect((await read(teacher, elenas)).body.seats).toEqual(before.body.seats);
    });

    it('cannot be changed from another site (S-13)', async () => {
      const headers = { 'if-match': tagOf(await read(teacher, elenas)) };
      const json = { seats: seatsOf(elenas) };
      for (const options of [
        { json, headers, withoutCsrf: true },
        { json, headers: { ...headers, origin: 'https://evil.example' } },
      ]) {
        const { status } = await teacher.request('PUT', pathOf(elenas), options);
        expect(status).toBe(403);
      }
      expect((await read(teacher, elenas)).body.seats).toEqual([]);
    });
  });

  it('accepts one of 20 concurrent saves on two replicas and rejects 19 (SEAT-2, S-18)', async () => {
    const replica = await world.replica();
    try {
      const other = await onReplica(replica, elena);
      const tag = tagOf(await read(teacher, both));
      const offers = Array.from({ length: 20 }, (_, n) => ({ seats: seatsOf(both, 12, n + 1) }));
      const answers = await Promise.all(
        offers.map((chart, n) => save(n % 2 ? other : teacher, both, { chart, tag })),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
      const winner = answers.findIndex(({ status }) => status === 200);
      for (const browser of [teacher, other]) {
        const { body } = await read(browser, both);
        expect(body.seats).toEqual(offers[winner]!.seats);
      }
    } finally {
      await replica.stop();
    }
  });

  it('takes the same few statements for a full room as for one desk', async () => {
    const about = async (work: () => Promise<unknown>) =>
      (await world.statements(work)).filter((query) => /seat/i.test(query)).length;
    const tag = tagOf(await read(teacher, elenas));
    let last = tag;
    for (const count of [1, 20]) {
      const rules: SaveSeating['rules'] = [];
      const change = { chart: { seats: seatsOf(elenas, count), rules }, tag: last };
      const cost = await about(async () => (last = tagOf(await save(teacher, elenas, change))));
      expect(cost).toBe(3);
      expect(await about(() => read(teacher, elenas))).toBe(1);
    }
    await save(teacher, elenas, { chart: { seats: [] } });
  });

  it('drops students who left the class, at once for readers and for good at the next save', async () => {
    const [gone, stays] = studentsOf(both).slice(-2);
    const [tenant] = await world.tenants();
    const seats = [
      { userId: gone!, position: 1 },
      { userId: stays!, position: 2 },
    ];
    const rules = [{ kind: 'apart' as const, userIds: [gone!, stays!] }];
    const before = await save(teacher, both, { chart: { seats, rules } });
    await world.sandbox.control('DELETE', `/tenants/${tenant!.id}/users/${gone}?permanent=true`);
    const replica = await world.replica();
    try {
      const browser = await onReplica(replica, elena);
      const left = await read(browser, both);
      expect(left.body).toMatchObject({ seats: [seats[1]], rules: [] });
      expect(tagOf(left)).not.toBe(tagOf(before));
      const refused = await save<Problem>(browser, both, { chart: { seats } });
      expect(refused.status).toBe(422);
      expect(refused.body.errors?.map(({ path }) => path)).toEqual(['seats.0.userId']);
      const saved = await save(browser, both, {
        chart: { seats: left.body.seats },
        tag: tagOf(left),
      });
      expect(saved.body.seats).toEqual([seats[1]]);
    } finally {
      await replica.stop();
    }
  });
});

/** Signs a linked user in on another replica. */
async function onReplica(replica: TestApi, upn: string): Promise<TestBrowser> {
  const browser = replica.browser();
  await browser.signInWithMicrosoft(upn);
  return browser;
}
