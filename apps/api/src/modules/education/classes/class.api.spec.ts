import type { ClassDetails, ClassStudentList, MyClassList, Problem } from '@app/contracts';
import { DataSource } from 'typeorm';
import { Organization, Profile } from '../../auth';
import { AnswerCache } from '../../graph';
import { SeatingRepository } from '../seating-store/seating.repository';
import { RosterWorld } from '../testing';
import type { TestBrowser } from '../../../testing';

const elena = 'EMarsh@contoso.example';
const tomas = 'TReyes@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';
const fabrikamAdmin = 'admin@fabrikam.example';
const unknown = '00000000-0000-4000-8000-000000000000';

describe('a class of the sandbox school', () => {
  let world: RosterWorld;
  const browsers = new Map<string, TestBrowser>();
  /** By name, of the classes these users are in. */
  const classIds = new Map<string, string>();

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all']);
    for (const upn of [elena, tomas, noor, admin, ingrid, fabrikamAdmin]) {
      const browser = await world.linked(upn);
      browsers.set(upn, browser);
      const { body } = await browser.get<MyClassList>('/api/v1/me/classes');
      for (const { id, displayName } of body.value) classIds.set(displayName, id);
    }
  });
  afterAll(() => world.stop());
  afterEach(async () => {
    await world.sandbox.control('DELETE', '/faults');
    await forgetAnswers();
  });

  const as = (upn: string) => browsers.get(upn)!;
  const open = (upn: string, id: string) =>
    as(upn).get<ClassDetails & Problem>(`/api/v1/classes/${id}`);
  const idOf = (name: string) => {
    const id = classIds.get(name);
    if (!id) throw new Error(`Nobody is in ${name}.`);
    return id;
  };
  async function forgetAnswers() {
    const cache = world.api.app.get(AnswerCache);
    for (const { id } of await world.tenants()) cache.drop(id);
  }
  const arm = (path: string, fault: object) =>
    world.sandbox.control('POST', '/faults', { match: { path, batchPart: true }, ...fault });

  describe('opens (EDU-3)', () => {
    it('for its teacher', async () => {
      const { status, body } = await open(elena, idOf('Physics with Calculus'));
      expect(status).toBe(200);
      expect(body).toEqual({
        id: idOf('Physics with Calculus'),
        displayName: 'Physics with Calculus',
        code: 'PHY3',
        term: {
          displayName: expect.any(String) as string,
          startDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
          endDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
        },
        teachers: [
          { id: expect.any(String) as string, displayName: 'Elena Marsh' },
          { id: expect.any(String) as string, displayName: 'Tomas Reyes' },
        ],
        schools: [{ id: expect.any(String) as string, displayName: 'Maple Grove High School' }],
        myRole: 'Teacher',
      });
    });

    it('for its student', async () => {
      const { status, body } = await open(noor, idOf('Chemistry 1'));
      expect([status, body.displayName, body.myRole]).toEqual([200, 'Chemistry 1', 'Student']);
    });

    it('for a non-member administrator, read by the application', async () => {
      const id = idOf('Biology 1');
      let answer: Awaited<ReturnType<typeof open>> | undefined;
      const requests = await world.graphRequests(async () => {
        answer = await open(admin, id);
      });
      expect([answer?.status, answer?.body.myRole]).toEqual([200, 'Admin']);
      expect(answer?.body.teachers.map(({ displayName }) => displayName)).toEqual(['Elena Marsh']);
      expect(requests.map(({ path, tokenKind }) => [path, tokenKind])).toEqual([
        ['/v1.0/$batch', 'user'],
        ['/v1.0/$batch', 'app'],
      ]);
    });

    it('under an id in any case, as the same class', async () => {
      const id = idOf('Biology 1');
      const { status, body } = await open(elena, id.toUpperCase());
      expect([status, body.id]).toEqual([200, id]);
      expect(await world.graphRequests(() => open(elena, id))).toEqual([]);
    });
  });

  describe('does not open (S-11)', () => {
    it.each([
      ['a student of other classes', noor, 'Biology 1'],
      ['a teacher of other classes of the school', tomas, 'Biology 1'],
    ])('for %s', async (_who, upn, name) => {
      for (const path of ['', '/students']) {
        const { status, body } = await open(upn, idOf(name) + path);
        expect([status, body.code]).toEqual([403, 'forbidden']);
        expect(JSON.stringify(body)).not.toContain('Marsh');
      }
    });

    it.each([
      ['a teacher', ingrid],
      ['an administrator (S-12)', fabrikamAdmin],
    ])('for %s of another tenant, who gets 404', async (_who, upn) => {
      for (const path of ['', '/students']) {
        const { status, body } = await open(upn, idOf('Biology 1') + path);
        expect([status, body.code]).toEqual([404, 'not_found']);
      }
    });

    it('for another user because one of the tenant has opened it', async () => {
      const id = idOf('Biology 1');
      expect((await open(elena, id)).status).toBe(200);
      expect((await open(admin, id)).status).toBe(200);
      expect((await open(noor, id)).status).toBe(403);
    });

    it('if Graph shows the class but hides its members', async () => {
      await arm('/classes/[^/]+/(members|teachers)', { status: 403, times: 4 });
      expect((await open(noor, idOf('Chemistry 1'))).status).toBe(403);
      const { status, body } = await open(admin, idOf('Chemistry 1'));
      expect([status, body.myRole]).toEqual([200, 'Admin']);
    });

    it.each([unknown, 'x', '..%2f..%2fusers', '%2e%2e', 'a%00b', "1'or'1'='1", 'x'.repeat(300)])(
      'with the id %s, and diverts no Graph request (S-15)',
      async (id) => {
        const seen = await world.graphRequests(async () => {
          for (const upn of [elena, admin]) {
            for (const path of [id, `${id}/students`]) {
              expect([400, 404]).toContain((await open(upn, path)).status);
            }
          }
        });
        expect(seen.filter(({ path }) => path !== '/v1.0/$batch')).toEqual([]);
      },
    );
  });

  describe('while Graph fails', () => {
    const id = () => idOf('Chemistry 1');

    it.each(['members', 'teachers'])(
      'is not shown with half a roster, lacking its %s',
      async (part) => {
        await arm(`/classes/[^/]+/${part}`, { status: 400 });
        for (const path of ['', '/students']) {
          const { status, body } = await open(elena, id() + path);
          expect([status, body.code]).toEqual([502, 'graph_error']);
        }
        await world.sandbox.control('DELETE', '/faults');
        expect((await open(elena, id())).status).toBe(200);
      },
    );

    it('says when to try again if Graph throttles', async () => {
      // In another tenant: throttling holds the whole tenant back, here for the rest of this file.
      await arm('/classes/[^/]+/members', { status: 429, retryAfter: 3600 });
      const { status, body, headers } = await open(ingrid, idOf('Chemistry'));
      expect([status, body.code]).toEqual([503, 'graph_unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
    });

    it('is shown without its schools, which are requested again next time', async () => {
      await arm('/classes/[^/]+/schools', { status: 400 });
      const without = await open(elena, id());
      expect([without.status, without.body.schools]).toEqual([200, []]);
      await world.sandbox.control('DELETE', '/faults');
      const { body } = await open(elena, id());
      expect(body.schools.map(({ displayName }) => displayName)).toEqual([
        'Maple Grove High School',
      ]);
    });
  });

  describe('has students (EDU-4)', () => {
    const students = async (upn: string, name: string) =>
      (await as(upn).get<ClassStudentList>(`/api/v1/classes/${idOf(name)}/students`)).body.value;

    it('by name, without its teachers', async () => {
      const names = (await students(elena, 'Physics with Calculus')).map(
        ({ displayName }) => displayName,
      );
      expect(names.length).toBeGreaterThan(1);
      expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
      expect(names).not.toContain('Elena Marsh');
      expect(names).not.toContain('Tomas Reyes');
      expect(await students(admin, 'Physics with Calculus')).toHaveLength(names.length);
    });

    it('with the colors of linked users and the desks of seated ones', async () => {
      const [tenant] = await world.tenants();
      const before = await students(elena, 'Chemistry 1');
      const seated = before.find(({ displayName }) => displayName !== 'Noor Haddad')!;
      const key = { tenantId: tenant!.id, classId: idOf('Chemistry 1') };
      await world.api.app.get(SeatingRepository, { strict: false }).save(key, {
        version: 0,
        seats: [{ userId: seated.id, position: 7 }],
        savedBy: { displayName: 'Elena Marsh', at: '2026-11-23T08:00:00.000Z' },
      });
      const value = await students(elena, 'Chemistry 1');
      expect(value.find(({ id }) => id === seated.id)).toEqual({ ...seated, seat: 7 });
      expect(value.find(({ displayName }) => displayName === 'Noor Haddad')).toEqual({
        id: expect.any(String) as string,
        displayName: 'Noor Haddad',
        favoriteColor: '#2F19FF',
      });
      const plain = value.filter((one) => !('seat' in one) && !('favoriteColor' in one));
      expect(plain).toHaveLength(value.length - 2);
    });

    it('without the color of another tenant’s account with the same id (S-12)', async () => {
      const { manager } = world.api.app.get(DataSource);
      const classmate = (await students(elena, 'Chemistry 1')).find(
        ({ favoriteColor }) => favoriteColor === undefined,
      )!;
      const [, other] = await world.tenants();
      const { id } = await manager.findOneByOrFail(Organization, { tenantId: other!.id });
      const browser = world.api.browser();
      await browser.register('elsewhere@school.example');
      const { user } = await browser.session();
      expect(user?.local?.favoriteColor).toBe('#2F19FF');
      const account = await manager
        .createQueryBuilder(Profile, 'p')
        .innerJoin('p.user', 'u', 'u.email_key = :email', { email: 'elsewhere@school.example' })
        .getOneOrFail();
      await manager.update(
        Profile,
        { userId: account.userId },
        { organizationId: id, o365UserId: classmate.id },
      );
      const value = await students(elena, 'Chemistry 1');
      expect(value.find((one) => one.id === classmate.id)).toEqual(classmate);
    });
  });

  it.each(['', '/students'])('requires a linked user: /classes/:id%s (AUTH-8)', async (path) => {
    const at = `/api/v1/classes/${idOf('Chemistry 1')}${path}`;
    const nobody = await world.api.browser().get<Problem>(at);
    expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
    const [tenant] = await world.tenants();
    const other = tenant!.users.find(({ userPrincipalName: upn }) => !browsers.has(upn))!;
    const unlinked = await world.signedIn(other.userPrincipalName);
    const { status, body } = await unlinked.get<Problem>(at);
    expect([status, body.code]).toEqual([403, 'linked_users_only']);
  });
});
