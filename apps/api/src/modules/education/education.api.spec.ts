import type { MyClassList, Problem, School, SchoolList } from '@app/contracts';
import { listClasses, listSchools, RosterWorld } from './testing';

const elena = 'EMarsh@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';

describe('the education screens of the sandbox school', () => {
  let world: RosterWorld;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all']);
  });
  afterAll(() => world.stop());
  afterEach(() => world.sandbox.control('DELETE', '/faults'));

  describe('schools (EDU-1)', () => {
    it('lists the user’s own first and marks it', async () => {
      const browser = await world.linked(elena);
      const { status, body } = await browser.get<SchoolList>('/api/v1/schools');
      expect(status).toBe(200);
      const names = body.value.map(({ displayName, isMine }) => [displayName, isMine]);
      expect(names[0]).toEqual(['Maple Grove High School', true]);
      expect(names).toContainEqual(['Riverside Middle School', false]);
      const one = await browser.get<School>(`/api/v1/schools/${body.value[0]?.id}`);
      expect(one.body).toEqual(body.value[0]);
    });

    it('lists them for an administrator', async () => {
      const browser = await world.linked(admin);
      expect(await listSchools(browser)).not.toHaveLength(0);
    });

    it('answers 404 for those of another tenant', async () => {
      const [mine, other] = [await world.linked(noor), await world.linked(ingrid)];
      const [foreign] = await listSchools(other);
      for (const path of [
        `/api/v1/schools/${foreign?.id}`,
        `/api/v1/schools/${foreign?.id}/classes`,
      ]) {
        const { status, body } = await mine.get<Problem>(path);
        expect([status, body.code]).toEqual([404, 'not_found']);
      }
    });

    it.each(['x', '..%2f..%2fusers', '%2e%2e', 'a%00b', "1'or'1'='1", 'x'.repeat(300)])(
      'rejects the id %s without diverting a Graph request (S-15)',
      async (id) => {
        const browser = await world.signedIn(elena);
        const seen = await world.graphRequests(async () => {
          for (const path of [`/api/v1/schools/${id}`, `/api/v1/schools/${id}/classes`]) {
            const { status } = await browser.get(path);
            // A client resolves two dots itself, and so asks for a list that only programs may read.
            expect([400, id === '%2e%2e' ? 401 : 404, 404]).toContain(status);
          }
        });
        expect(seen.filter(({ path }) => !path.startsWith('/v1.0/education/'))).toEqual([]);
      },
    );
  });

  describe('classes (EDU-2)', () => {
    it('lists them with their teachers, even if the user is not a member', async () => {
      const browser = await world.signedIn(noor);
      const [school] = await listSchools(browser);
      const { value, total } = await listClasses(browser, school?.id ?? '', '?limit=100');
      expect(total).toBe(value.length);
      expect(value.filter(({ isMine }) => isMine).length).toBeGreaterThan(0);
      const others = value.filter(({ isMine }) => !isMine);
      expect(others.some(({ teachers }) => teachers.length > 0)).toBe(true);
      const flags = value.map(({ isMine }) => isMine);
      expect(flags).toEqual([...flags].sort((left, right) => Number(right) - Number(left)));
    });

    it('lists the user’s own across all schools (EDU-8)', async () => {
      const browser = await world.signedIn(elena);
      const { body } = await browser.get<MyClassList>('/api/v1/me/classes');
      expect(body.value.length).toBeGreaterThan(0);
      for (const { isMine, teachers } of body.value) {
        expect(isMine).toBe(true);
        expect(teachers.map(({ displayName }) => displayName)).toContain('Elena Marsh');
      }
    });

    it.each([
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=x', 'limit'],
      ['mine=maybe', 'mine'],
      ['cursor=nonsense', 'cursor'],
      ['cursor=https%3A%2F%2Fevil.example%2F', 'cursor'],
      ['limit=1&limit=2', 'limit'],
    ])('rejects the query %s (S-15)', async (query, path) => {
      const browser = await world.signedIn(elena);
      const [school] = await listSchools(browser);
      const { status, body } = await browser.get<Problem>(
        `/api/v1/schools/${school?.id}/classes?${query}`,
      );
      expect([status, body.code]).toEqual([422, 'validation_failed']);
      expect(body.errors?.map((error) => error.path)).toContain(path);
    });
  });

  describe('photos', () => {
    const photoOf = (id: string, size = 48) => `/api/v1/users/${id}/photo?size=${size}`;
    const idOf = async (upn: string) => {
      const tenants = await world.tenants();
      const users = tenants.flatMap(({ users }) => users);
      return users.find(({ userPrincipalName }) => userPrincipalName === upn)?.id ?? '';
    };

    it('sends an ETag and answers 304 to it', async () => {
      const browser = await world.signedIn(elena);
      const { headers, status } = await browser.get(photoOf(await idOf(elena)));
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^image\/(jpeg|png|gif)$/);
      expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const etag = headers.get('etag') ?? '';
      const again = await browser.get(photoOf(await idOf(elena)), { 'if-none-match': etag });
      expect([again.status, again.body]).toEqual([304, '']);
    });

    it('shows those of other users to linked users only', async () => {
      const linked = await world.signedIn(noor);
      expect((await linked.get(photoOf(await idOf(elena), 96))).status).toBe(200);
      const unlinked = await world.signedIn('TReyes@contoso.example');
      const { status, body } = await unlinked.get<Problem>(photoOf(await idOf(elena)));
      expect([status, body.code]).toEqual([403, 'linked_users_only']);
      const own = await unlinked.get(photoOf(await idOf('TReyes@contoso.example')));
      expect([200, 204]).toContain(own.status);
    });

    it('has none for users of another tenant or for unknown ids', async () => {
      const browser = await world.signedIn(ingrid);
      expect((await browser.get(photoOf(await idOf(elena)))).status).toBe(204);
      expect((await browser.get(photoOf('00000000-0000-4000-8000-000000000000'))).status).toBe(204);
    });

    it('rejects an unsupported size', async () => {
      const browser = await world.signedIn(elena);
      expect((await browser.get(photoOf(await idOf(elena), 4000))).status).toBe(422);
    });
  });

  describe('errors (EDU-9)', () => {
    it.each(['/api/v1/schools', '/api/v1/schools/x', '/api/v1/schools/x/classes'])(
      'requires a linked user for %s',
      async (path) => {
        const nobody = await world.api.browser().get<Problem>(path);
        expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
        const unlinked = await world.signedIn('TReyes@contoso.example');
        const answer = await unlinked.get<Problem>(path);
        expect([answer.status, answer.body.code]).toEqual([403, 'linked_users_only']);
      },
    );

    it('says when to try again while Graph is unavailable', async () => {
      const browser = await world.linked('TReyes@contoso.example');
      const path = '/v1\\.0/education/';
      await world.sandbox.control('POST', '/faults', {
        match: { path },
        status: 429,
        retryAfter: 3600,
      });
      const { status, body, headers } = await browser.get<Problem>('/api/v1/schools');
      expect([status, body.code]).toEqual([503, 'graph_unavailable']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(3500);
      expect(JSON.stringify(body)).not.toMatch(/stack|Bearer|select/i);
    });
  });
});

describe('a tenant without consent', () => {
  it('gets consent_required on the education screens (ADM-2)', async () => {
    const world = await RosterWorld.start(['--consent', 'none']);
    try {
      const browser = await world.linked(elena);
      for (const path of ['/api/v1/schools', '/api/v1/schools/x/classes', '/api/v1/me/classes']) {
        const { status, body } = await browser.get<Problem>(path);
        expect([path, status, body.code]).toEqual([path, 403, 'consent_required']);
      }
    } finally {
      await world.stop();
    }
  });
});
