import type { Problem, TeacherList } from '@app/contracts';
import { itUsually, type TestBrowser } from '../../../testing';
import { listSchools, RosterWorld } from '../testing';

const elena = 'EMarsh@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';

const teachersOf = (browser: TestBrowser, schoolId: string, query = '') =>
  browser.get<TeacherList & Problem>(`/api/v1/schools/${schoolId}/teachers${query}`);

describe('the teachers of a school (EDU-5)', () => {
  let world: RosterWorld;
  let maple: string;
  let riverside: string;

  beforeAll(async () => {
    world = await RosterWorld.start(['--consent', 'all']);
    const schools = await listSchools(await world.linked(elena));
    const idOf = (name: string) => schools.find(({ displayName }) => displayName === name)!.id;
    maple = idOf('Maple Grove High School');
    riverside = idOf('Riverside Middle School');
  });
  afterAll(() => world.stop());

  it('are listed by name, without students', async () => {
    const { status, body } = await teachersOf(await world.signedIn(elena), maple, '?limit=100');
    expect(status).toBe(200);
    expect(body.value).toContainEqual({
      id: expect.any(String) as string,
      displayName: 'Tomas Reyes',
      email: 'TReyes@contoso.example',
    });
    const names = body.value.map(({ displayName }) => displayName);
    expect(names).toEqual([...names].sort(new Intl.Collator('en').compare));
    expect(names).not.toContain('Noor Haddad');
    expect(body).toMatchObject({ total: names.length, nextCursor: null });
  });

  it.each([
    ['tomas', ['Tomas Reyes']],
    ['REYES tomás', ['Tomas Reyes']],
    ['treyes', ['Tomas Reyes']],
    ['contoso', []],
    ['noor', []],
  ])('are found by name: %s', async (search, expected) => {
    const query = `?search=${encodeURIComponent(search)}`;
    const { body } = await teachersOf(await world.signedIn(elena), maple, query);
    expect(body.value.map(({ displayName }) => displayName)).toEqual(expected);
    expect(body.total).toBe(expected.length);
  });

  it('are shown to members of the school and administrators only (S-11)', async () => {
    const student = await world.linked(noor);
    expect((await teachersOf(student, maple)).status).toBe(200);
    const refused = await teachersOf(student, riverside);
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    const { status, body } = await teachersOf(await world.linked(admin), riverside);
    expect([status, body.value.length > 0]).toEqual([200, true]);
  });

  it('are not found for another tenant’s school (S-12)', async () => {
    for (const upn of [ingrid, 'admin@fabrikam.example']) {
      const { status, body } = await teachersOf(await world.linked(upn), maple);
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
  });

  it.each(['x', '..%2f..%2fusers', 'a%00b', 'x'.repeat(300)])(
    'are not found for the school %s, which diverts no Graph request (S-15)',
    async (id) => {
      const browser = await world.signedIn(elena);
      const seen = await world.graphRequests(async () => {
        expect([400, 404]).toContain((await teachersOf(browser, id)).status);
      });
      expect(seen.filter(({ path }) => !path.startsWith('/v1.0/education/'))).toEqual([]);
    },
  );

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['cursor=https%3A%2F%2Fevil.example%2F', 'cursor'],
    ['search=a&search=b', 'search'],
    ['mine=true', ''],
  ])('are not listed for the query %s (S-15)', async (query, path) => {
    const { status, body } = await teachersOf(await world.signedIn(elena), maple, `?${query}`);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });

  it('are shown to linked users only (AUTH-8)', async () => {
    const nobody = await teachersOf(world.api.browser(), maple);
    expect([nobody.status, nobody.body.code]).toEqual([401, 'login_required']);
    const unlinked = await teachersOf(await world.signedIn('TReyes@contoso.example'), maple);
    expect([unlinked.status, unlinked.body.code]).toEqual([403, 'linked_users_only']);
  });
});

describe('the teachers of a school with 2,400 users', () => {
  let world: RosterWorld;
  let browser: TestBrowser;
  let schoolId: string;

  beforeAll(async () => {
    world = await RosterWorld.start(['--generate', 'schools=1,classes=1,users=2400']);
    browser = await world.linked(await world.somebody('Teacher'));
    schoolId = (await listSchools(browser))[0]!.id;
  });
  afterAll(() => world.stop());

  itUsually('are all listed, each on one page, and read from Graph once', async () => {
    const pages: string[][] = [];
    const seen = await world.graphRequests(async () => {
      let cursor: string | null = '';
      while (cursor !== null) {
        const query: string = cursor ? `?cursor=${cursor}` : '';
        const { body }: { body: TeacherList } = await teachersOf(browser, schoolId, query);
        expect(body.total).toBe(120);
        pages.push(body.value.map(({ id }) => id));
        cursor = body.nextCursor;
      }
    });
    expect(pages.map((page) => page.length)).toEqual([20, 20, 20, 20, 20, 20]);
    expect(new Set(pages.flat()).size).toBe(120);
    const asked = seen.map(({ path, status, tokenKind }) => [
      path.split('/').at(-1),
      status,
      tokenKind,
    ]);
    // The filter by role, which Graph rejects, then three pages of 999.
    expect(asked).toEqual([
      ['users', 400, 'app'],
      ['users', 200, 'app'],
      ['users', 200, 'app'],
      ['users', 200, 'app'],
    ]);
  });

  it('are searched without another Graph request', async () => {
    const { body } = await teachersOf(browser, schoolId, '?limit=100');
    const [one] = body.value;
    const search = encodeURIComponent(one!.displayName);
    const seen = await world.graphRequests(async () => {
      const found = await teachersOf(browser, schoolId, `?search=${search}`);
      expect(found.body.value).toContainEqual(one);
      expect(found.body.total).toBeLessThan(20);
    });
    expect(seen).toEqual([]);
  });
});
