import type { MyClassList, Problem, SearchResults } from '@app/contracts';
import type { Answer, TestBrowser } from '../../testing';
import {
  FormerMirrorRepository,
  RosterMirror,
  RosterMirrorRepository,
  RosterPerson,
  RosterWord,
  RosterWordPart,
} from '../roster';
import { SyncWorld, type WireTenant } from '../sync/testing';
import { startMirror } from '../sync/testing/read-roster';

const elena = 'EMarsh@contoso.example';
const noor = 'NHaddad@contoso.example';
const admin = 'admin@contoso.example';
const ingrid = 'ISolberg@fabrikam.example';
const fabrikamAdmin = 'admin@fabrikam.example';
const year = 365 * 24 * 3_600_000;

describe('search (FIND-1)', () => {
  let world: SyncWorld;
  let contoso: WireTenant;
  let fabrikam: WireTenant;
  const browsers = new Map<string, TestBrowser>();
  /** A student of Elena's who never signs in. */
  let classmate: string;
  let ticks = 0;

  beforeAll(async () => {
    world = await SyncWorld.start({ sandbox: { args: ['--consent', 'all'] } });
    await world.standAlone();
    contoso = await world.tenant();
    fabrikam = await world.tenant(1);
    for (const upn of [elena, noor, admin, ingrid, fabrikamAdmin])
      browsers.set(upn, await world.microsoft.linked(upn));
    for (const { id } of [contoso, fabrikam]) {
      await startMirror(world, id);
      expect(await world.sync(id)).toEqual({ state: 'done' });
    }
    const mates = [...(await classmates(elena))];
    const isOnly = (name: string) =>
      contoso.users.filter(({ displayName }) => displayName === name).length === 1;
    classmate = mates.find((name) => !/Marsh|Haddad|Reyes/.test(name) && isOnly(name))!;
  });
  afterAll(() => world.stop());

  const ask = (
    upn: string,
    query: Record<string, string>,
  ): Promise<Answer<SearchResults & Problem>> =>
    browsers.get(upn)!.get(`/api/v1/search?${new URLSearchParams(query).toString()}`);
  async function search(upn: string, q: string, more: Record<string, string> = {}) {
    const { status, body } = await ask(upn, { q, ...more });
    expect(status).toBe(200);
    return body;
  }
  const peopleOf = async (upn: string, q: string) =>
    (await search(upn, q, { kinds: 'people', limit: '50' })).people.map(
      ({ displayName }) => displayName,
    );
  const tick = async () => {
    ticks += 1;
    return world.tick(contoso.id, Date.now() + ticks * year);
  };
  const idOf = (upn: string) =>
    contoso.users.find(({ userPrincipalName }) => userPrincipalName === upn)!.id;
  const own = async (upn: string) =>
    (await browsers.get(upn)!.get<MyClassList>('/api/v1/me/classes')).body.value;

  /** Everyone who is in a class with somebody, as the sandbox lists them: nothing of the search is asked. */
  async function classmates(upn: string): Promise<Set<string>> {
    const names = new Set<string>();
    for (const { id, teachers } of await own(upn)) {
      for (const { displayName } of teachers) names.add(displayName);
      const { body } = await browsers
        .get(upn)!
        .get<{ value: { displayName: string }[] }>(`/api/v1/classes/${id}/students`);
      for (const { displayName } of body.value) names.add(displayName);
    }
    return names;
  }

  it('finds exactly the people of one’s own classes, letter by letter', async () => {
    const mates = await classmates(noor);
    expect(mates.size).toBeGreaterThan(5);
    const found = new Set<string>();
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      for (const name of await peopleOf(noor, letter)) found.add(name);
    expect(found).toEqual(mates);
    expect(contoso.users.length).toBeGreaterThan(mates.size);
  });

  it('finds everybody of the tenant for its administrators, and nobody of another (S-12)', async () => {
    for (const { displayName, userPrincipalName } of contoso.users.slice(0, 40)) {
      const { people } = await search(admin, displayName, { kinds: 'people' });
      expect(people.map((one) => one.userPrincipalName)).toContain(userPrincipalName);
      const elsewhere = await search(fabrikamAdmin, displayName, { kinds: 'people' });
      const upns = elsewhere.people.map((one) => one.userPrincipalName);
      expect(upns).not.toContain(userPrincipalName);
    }
    expect(await peopleOf(ingrid, 'Elena Marsh')).toEqual([]);
  });

  it('finds own classes by name and code; for administrators, all', async () => {
    const [first] = await own(elena);
    const { classes } = await search(elena, first!.displayName.slice(0, 4));
    expect(classes).toContainEqual({
      id: first!.id,
      displayName: first!.displayName,
      code: first!.code,
    });
    const { classes: byCode } = await search(elena, first!.code ?? '');
    expect(byCode.map(({ id }) => id)).toContain(first!.id);
    const mine = new Set((await own(noor)).map(({ id }) => id));
    for (const { id, displayName } of await own(elena)) {
      const found = (await search(noor, displayName)).classes.map((one) => one.id);
      expect(found.includes(id)).toBe(mine.has(id));
      expect((await search(admin, displayName)).classes.map((one) => one.id)).toContain(id);
      expect((await search(fabrikamAdmin, displayName)).classes.map((one) => one.id)).not.toContain(
        id,
      );
    }
  });

  it('tells only administrators user names, and of a person only classes one is in oneself', async () => {
    const mine = new Set((await own(noor)).map(({ id }) => id));
    const { people } = await search(noor, 'e', { kinds: 'people', limit: '50' });
    expect(people.length).toBeGreaterThan(1);
    for (const person of people) {
      expect(person.userPrincipalName).toBeNull();
      expect(mine).toContain(person.class?.id);
    }
    const { people: all } = await search(admin, 'elena marsh', { kinds: 'people' });
    expect(all).toContainEqual(
      expect.objectContaining({ userPrincipalName: elena, role: 'Teacher' }),
    );
  });

  it('finds assignments by title in one’s own classes, drafts for their teachers only', async () => {
    const classes = await own(elena);
    const chemistry = classes.find(({ displayName }) => displayName === 'Chemistry 1')!;
    const path = `/api/v1/classes/${chemistry.id}/assignments`;
    const created = await browsers.get(elena)!.post(path, {
      displayName: 'Período de reacción',
      dueDateTime: new Date(Date.now() + 86_400_000).toISOString(),
    });
    expect(created.status).toBe(201);
    const { assignments, incomplete } = await search(elena, 'reaccion', { kinds: 'assignments' });
    expect(assignments).toMatchObject([
      { displayName: 'Período de reacción', class: { id: chemistry.id }, status: 'draft' },
    ]);
    expect(incomplete).toEqual([]);
    expect((await search(noor, 'reaccion')).assignments).toEqual([]);
    expect((await search(admin, 'reaccion')).assignments).toEqual([]);
  });

  it('asks Graph once for the assignments of all classes, and then not for a minute', async () => {
    const requests = (work: () => Promise<unknown>) => world.microsoft.requests(work);
    const first = await requests(() => search(ingrid, 'a', { kinds: 'assignments' }));
    expect(first.filter(({ path, batch }) => path.includes('$batch') || !batch).length).toBe(1);
    expect(await requests(() => search(ingrid, 'ab', { kinds: 'assignments' }))).toEqual([]);
    expect(await requests(() => search(ingrid, 'ab', { kinds: 'classes,people' }))).toEqual([]);
  });

  it('never finds someone deactivated or removed, and follows new names', async () => {
    const person = contoso.users.find(({ displayName }) => displayName === classmate)!;
    const change = (changes: object) =>
      world.control('PATCH', `/tenants/${contoso.id}/users/${person.id}`, changes);
    const [given, surname] = classmate.split(' ') as [string, string];
    const hasWord = async (word: string) => {
      const found = { tenantId: contoso.id, word };
      const counts = [RosterWord, RosterWordPart].map((entity) =>
        world.dataSource.getRepository(entity).countBy(found),
      );
      return (await Promise.all(counts)).map((count) => count > 0);
    };
    expect(await peopleOf(admin, classmate)).toEqual([classmate]);
    const people = world.dataSource.getRepository(RosterPerson);
    const row = { tenantId: contoso.id, id: person.id };
    // Before the words are brought up to date, too.
    for (const gone of [{ isEnabled: false }, { removedAt: new Date() }]) {
      await people.update(row, gone);
      expect(await peopleOf(admin, classmate)).toEqual([]);
      expect(await peopleOf(elena, classmate)).toEqual([]);
      await people.update(row, { isEnabled: true, removedAt: null });
    }
    await change({ displayName: 'Nour Þórðardóttir', givenName: 'Nour', surname: 'Þórðardóttir' });
    await tick();
    expect(await peopleOf(admin, classmate)).toEqual([]);
    expect(await peopleOf(elena, 'thordard')).toEqual(['Nour Þórðardóttir']);
    await change({ accountEnabled: false });
    await tick();
    expect(await peopleOf(admin, 'thordard')).toEqual([]);
    expect(await hasWord('thordardottir')).toEqual([false, false]);
    await change({ accountEnabled: true, displayName: classmate, givenName: given, surname });
    await tick();
    expect(await peopleOf(elena, classmate)).toEqual([classmate]);
  });

  it('loses who was taken out of a class with the next round', async () => {
    const shared = (await own(noor)).map(({ id }) => id);
    for (const id of shared)
      await world.control('DELETE', `/tenants/${contoso.id}/classes/${id}/students/${idOf(noor)}`);
    await tick();
    expect(await peopleOf(elena, 'haddad')).toEqual([]);
    expect(await peopleOf(noor, 'marsh')).toEqual([]);
    expect((await search(noor, 'chemistry')).classes).toEqual([]);
    expect(await peopleOf(admin, 'haddad')).toEqual(['Noor Haddad']);
    for (const id of shared)
      await world.control('PUT', `/tenants/${contoso.id}/classes/${id}/students/${idOf(noor)}`);
    await tick();
  });

  it.each(['%', '_', '%%', "' OR 1=1 --", '"', '\\', '\u0000', '\ud800', '*', '()', ';--', '𓀀'])(
    'takes %j as text (S-17)',
    async (q) => {
      for (const upn of [noor, admin]) {
        const { status, body } = await ask(upn, { q });
        expect(status).toBe(200);
        expect([body.people, body.classes]).toEqual([[], []]);
      }
    },
  );

  it.each([
    {},
    { q: '' },
    { q: '  ' },
    { q: 'x'.repeat(101) },
    { q: 'a', limit: '0' },
    { q: 'a', limit: '51' },
    { q: 'a', limit: 'x' },
    { q: 'a', kinds: 'secrets' },
    { q: 'a', kinds: '' },
    { q: 'a', tenant: 'x' },
  ])('answers 422 to %j', async (query) => {
    const { status, body } = await ask(elena, query as Record<string, string>);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
  });

  it('answers 401 and 403 to those who have no accounts to search with', async () => {
    expect((await world.microsoft.browser().get('/api/v1/search?q=a')).status).toBe(401);
    const unlinked = await world.microsoft.signedIn('TReyes@contoso.example');
    expect((await unlinked.get('/api/v1/search?q=a')).status).toBe(403);
  });

  it('makes all names findable anew when the rules change, and forgets them with the mirror', async () => {
    const { dataSource } = world;
    const mirrors = dataSource.getRepository(RosterMirror);
    const { id: tenantId } = contoso;
    const words = dataSource.getRepository(RosterWord);
    const before = await words.countBy({ tenantId });
    await mirrors.update({ tenantId }, { nameRules: 0 });
    await words.update({ tenantId, word: 'marsh' }, { word: 'swamp' });
    expect(await search(admin, 'marsh')).toMatchObject({ people: [], peopleSearch: 'filling' });
    await tick();
    expect(await peopleOf(admin, 'marsh')).toContain('Elena Marsh');
    expect(await words.countBy({ tenantId })).toBe(before);
    await world.api.app.get(RosterMirrorRepository, { strict: false }).end(tenantId);
    const former = world.api.app.get(FormerMirrorRepository, { strict: false });
    while (await former.removeSome(dataSource.manager, tenantId));
    expect(await words.countBy({ tenantId })).toBe(0);
    expect(await dataSource.getRepository(RosterWordPart).countBy({ tenantId })).toBe(0);
  });

  it('without a mirror, finds own classes and assignments, and says that people can’t be found', async () => {
    const [first] = await own(elena);
    const results = await search(elena, first!.displayName);
    expect(results).toMatchObject({ people: [], peopleSearch: 'off' });
    expect(results.classes.map(({ id }) => id)).toContain(first!.id);
    expect((await search(elena, 'reaccion')).assignments).toHaveLength(1);
    expect((await search(admin, first!.displayName)).classes).toEqual([]);
    await startMirror(world, contoso.id);
    expect((await search(admin, 'marsh')).peopleSearch).toBe('filling');
  });
});
