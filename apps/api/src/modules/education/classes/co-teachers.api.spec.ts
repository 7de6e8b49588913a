import type { ClassDetails, ClassList, MyClassList, Problem, TeacherList } from '@app/contracts';
import type { TestBrowser } from '../../../testing';
import { GraphTokens } from '../../auth';
import { GraphClient, type WirePerson } from '../../graph';
import { RosterWorld } from '../testing';

const elena = 'EMarsh@contoso.example';
const tomas = 'TReyes@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';
const unknown = '00000000-0000-4000-8000-000000000000';

describe('co-teachers (EDU-5)', () => {
  let world: RosterWorld;
  const browsers = new Map<string, TestBrowser>();
  const ids = new Map<string, string>();

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all']);
    for (const upn of [elena, tomas, noor, admin, ingrid]) {
      browsers.set(upn, await world.linked(upn));
    }
    for (const { users } of await world.tenants()) {
      for (const { id, userPrincipalName } of users) ids.set(userPrincipalName, id);
    }
  });
  afterAll(() => world.stop());
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  const as = (upn: string) => browsers.get(upn)!;
  const classesOf = async (upn: string) =>
    (await as(upn).get<MyClassList>('/api/v1/me/classes')).body.value;
  const classOf = async (upn: string, name: string) => {
    const found = (await classesOf(upn)).find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`${upn} is not in ${name}.`);
    return found.id;
  };
  const details = async (upn: string, classId: string) =>
    (await as(upn).get<ClassDetails>(`/api/v1/classes/${classId}`)).body;
  const add = (upn: string, classId: string, userId: string) =>
    as(upn).put<Problem>(`/api/v1/classes/${classId}/teachers/${userId}`);

  /** Which of a class's lists at Graph somebody is on, bypassing all caches. */
  async function placesOf(userId: string, classId: string) {
    const [tenant] = await world.tenants();
    const app = world.api.app.get(GraphTokens).asApp(tenant!.id);
    const graph = world.api.app.get(GraphClient, { strict: false });
    const isIn = async (list: string) => {
      const people = await graph.all(app, `/education/classes/${classId}/${list}`);
      return people.some((person) => (person as WirePerson).id.toLowerCase() === userId);
    };
    return { member: await isIn('members'), owner: await isIn('teachers') };
  }

  /** A teacher of the school, but of none of Elena's classes. */
  async function anotherTeacher(not: string[] = []) {
    const { schools } = await details(elena, await classOf(elena, 'Biology 1'));
    const path = `/api/v1/schools/${schools[0]?.id}/teachers?limit=100`;
    const { body } = await as(elena).get<TeacherList>(path);
    const taken = [ids.get(elena), ids.get(tomas), ...not];
    return body.value.find(({ id }) => !taken.includes(id))!;
  }

  it('become members and owners, which everyone sees immediately', async () => {
    const classId = await classOf(elena, 'Chemistry 1');
    const tomasId = ids.get(tomas)!;
    const names = async () =>
      (await details(elena, classId)).teachers.map(({ displayName }) => displayName);
    expect(await names()).toEqual(['Elena Marsh']);
    expect((await classesOf(tomas)).map(({ id }) => id)).not.toContain(classId);
    const { schools } = await details(elena, classId);
    const inSchool = async () => {
      const path = `/api/v1/schools/${schools[0]?.id}/classes?limit=100`;
      const { value } = (await as(noor).get<ClassList>(path)).body;
      return value.find(({ id }) => id === classId)?.teachers.length;
    };
    expect(await inSchool()).toBe(1);

    const { status, body } = await add(elena, classId, tomasId);
    expect([status, body]).toEqual([204, '']);

    expect(await placesOf(tomasId, classId)).toEqual({ member: true, owner: true });
    expect(await names()).toEqual(['Elena Marsh', 'Tomas Reyes']);
    expect((await classesOf(tomas)).map(({ id }) => id)).toContain(classId);
    expect((await details(tomas, classId)).myRole).toBe('Teacher');
    expect(await inSchool()).toBe(2);
  });

  it('stay co-teachers when they are added again', async () => {
    const classId = await classOf(elena, 'Chemistry 1');
    const tomasId = ids.get(tomas)!;
    for (const id of [tomasId, tomasId, tomasId.toUpperCase()]) {
      expect((await add(elena, classId, id)).status).toBe(204);
    }
    const { teachers } = await details(elena, classId);
    expect(teachers.filter(({ id }) => id === tomasId)).toHaveLength(1);
  });

  it.each([
    ['rejects', { status: 403 }, [403, 'forbidden']],
    ['fails', { status: 501 }, [502, 'graph_error']],
  ])(
    'are reported as half added when Graph %s the second step, and a retry finishes',
    async (_how, fault, expected) => {
      const classId = await classOf(elena, 'Biology 1');
      const known = (await details(elena, classId)).teachers.map(({ id }) => id);
      const person = await anotherTeacher(known);
      await world.sandbox.control('POST', '/faults', {
        match: { method: 'POST', path: String.raw`/owners/\$ref` },
        ...fault,
      });
      const { status, body } = await add(elena, classId, person.id);
      expect([status, body.code]).toEqual(expected);
      expect(body.detail).toBe(
        `${person.displayName} is now a member of the class, but not a co-teacher yet. Try again to finish.`,
      );
      expect(await placesOf(person.id, classId)).toEqual({ member: true, owner: false });

      await world.sandbox.control('DELETE', '/faults');
      expect((await add(elena, classId, person.id)).status).toBe(204);
      expect(await placesOf(person.id, classId)).toEqual({ member: true, owner: true });
      const after = (await details(elena, classId)).teachers.map(({ id }) => id);
      expect(after).toEqual(expect.arrayContaining([...known, person.id]));
    },
  );

  it('are not added, nor reported as half added, when the first step fails', async () => {
    const classId = await classOf(elena, 'Physics with Calculus');
    const person = await anotherTeacher();
    await world.sandbox.control('POST', '/faults', {
      match: { method: 'POST', path: String.raw`/members/\$ref` },
      status: 403,
    });
    const { status, body } = await add(elena, classId, person.id);
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect(body.detail).not.toContain('now a member of the class');
    expect(await placesOf(person.id, classId)).toEqual({ member: false, owner: false });
  });

  it('are added even if a step has to be sent again', async () => {
    const classId = await classOf(elena, 'Physics with Calculus');
    const person = await anotherTeacher();
    for (const list of ['members', 'owners']) {
      await world.sandbox.control('POST', '/faults', {
        match: { method: 'POST', path: String.raw`/${list}/\$ref` },
        reset: true,
        times: 1,
      });
    }
    expect((await add(elena, classId, person.id)).status).toBe(204);
    expect(await placesOf(person.id, classId)).toEqual({ member: true, owner: true });
  });

  describe('are not added (S-11)', () => {
    it.each([
      ['a student of the class', noor, [403, 'forbidden']],
      ["an administrator who doesn't teach it", admin, [403, 'forbidden']],
      ['a teacher of another tenant', ingrid, [404, 'not_found']],
    ])('by %s', async (_who, upn, expected) => {
      const classId = await classOf(noor, 'Chemistry 1');
      const { id } = await anotherTeacher();
      const requests = await world.graphRequests(async () => {
        const { status, body } = await add(upn, classId, id);
        expect([status, body.code]).toEqual(expected);
      });
      expect(requests.filter(({ path }) => path.includes('/groups/'))).toEqual([]);
    });

    it('by a teacher of other classes', async () => {
      const classId = await classOf(elena, 'Biology 1');
      const { status, body } = await add(tomas, classId, ids.get(tomas)!);
      expect([status, body.code]).toEqual([403, 'forbidden']);
    });

    it.each([
      ['a student', () => ids.get(noor)!],
      ['a user of another tenant', () => ids.get(ingrid)!],
      ['nobody', () => unknown],
      ['another path', () => '..%2f..%2fusers'],
      ['a query', () => `x%3f$select=id`],
    ])('if the id is that of %s instead of a teacher of the school', async (_who, idOf) => {
      const classId = await classOf(elena, 'Physics with Calculus');
      const requests = await world.graphRequests(async () => {
        const { status, body } = await add(elena, classId, idOf());
        expect([status, body.code]).toEqual([422, 'validation_failed']);
        expect(body.errors?.map(({ path }) => path)).toEqual(['userId']);
      });
      expect(requests.filter(({ path }) => path.includes('/groups/'))).toEqual([]);
    });

    it('if they teach at another school', async () => {
      const schools = await as(admin).get<{ value: { id: string; displayName: string }[] }>(
        '/api/v1/schools',
      );
      const other = schools.body.value.find(({ displayName }) => displayName.startsWith('River'))!;
      const { body } = await as(admin).get<TeacherList>(`/api/v1/schools/${other.id}/teachers`);
      const stranger = body.value[0]!;
      const classId = await classOf(elena, 'Physics with Calculus');
      expect((await add(elena, classId, stranger.id)).status).toBe(422);
    });

    it('without the CSRF token (S-13), or by an anonymous user (AUTH-8)', async () => {
      const classId = await classOf(elena, 'Biology 1');
      const path = `/api/v1/classes/${classId}/teachers/${ids.get(tomas)}`;
      const forged = await as(elena).request<Problem>('PUT', path, { withoutCsrf: true });
      expect([forged.status, forged.body.code]).toEqual([403, 'csrf_failed']);
      const nobody = await world.api.browser().put<Problem>(path);
      expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
      expect(await placesOf(ids.get(tomas)!, classId)).toEqual({ member: false, owner: false });
    });

    it.each([unknown, 'x', '..%2f..%2fusers', 'a%00b'])('to the class %s', async (classId) => {
      expect([400, 404]).toContain((await add(elena, classId, ids.get(tomas)!)).status);
    });
  });
});
