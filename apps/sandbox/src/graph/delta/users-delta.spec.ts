import { randomUUID } from 'node:crypto';
import { TestGraph, type TestBody, type TestCaller } from '../testing/test-graph';
import { nextOf, startRound, type DeltaRound } from './testing/delta-reader';

type Row = Record<string, unknown>;

const selection = '$select=displayName,jobTitle,department,mobilePhone,accountEnabled';

describe('GET /users/delta (BOX-3)', () => {
  let graph: TestGraph;
  let app: TestCaller;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
    app = graph.asApp();
  });
  afterEach(() => graph.close());

  const read = (url: string, headers?: Record<string, string>): Promise<DeltaRound> =>
    startRound(app, url, headers);
  const first = (options = selection) => read(`/users/delta?${options}`);

  function rowOf({ rows }: DeltaRound, id: string): Row | undefined {
    return rows.findLast((row) => row['id'] === id);
  }

  describe('first round', () => {
    it('reports everyone once, in pages of which only the last has a deltaLink', async () => {
      graph.deltaBehavior.change({ pageSize: 50 });
      const round = await first();
      const everyone = graph.tenant.people();
      expect(round.pages).toBe(Math.ceil(everyone.length / 50));
      expect(round.rows.map((row) => row['id'])).toEqual(everyone.map(({ id }) => id));
    });

    it('has the default properties without $select, and a context that lists the selected ones', async () => {
      const plain = await app.get('/users/delta');
      expect(plain.body['@odata.context']).toBe(`${graph.root}/$metadata#users`);
      expect(plain.body.value[0]).toMatchObject({ userPrincipalName: expect.any(String) });
      expect(plain.body.value[0]).not.toHaveProperty('accountEnabled');
      const narrow = await app.get('/users/delta?$select=mail,accountEnabled');
      expect(narrow.body['@odata.context']).toBe(
        `${graph.root}/$metadata#users(mail,accountEnabled)`,
      );
      expect(Object.keys(narrow.body.value[0]!).sort()).toEqual(['accountEnabled', 'id', 'mail']);
    });

    it('omits what was never set, and has null for what was cleared', async () => {
      const { id } = graph.person('EMarsh');
      graph.tenant.patchUser(id, { department: null, officeLocation: 'B12' });
      graph.tenant.patchUser(id, { officeLocation: null });
      const row = rowOf(await first('$select=department,officeLocation,city,usageLocation'), id);
      expect(row).toEqual({ id, department: null, officeLocation: null, usageLocation: 'US' });
    });

    it('includes removed users who can be restored, but not those gone for good', async () => {
      const [removed, deleted] = [graph.person('EMarsh').id, graph.person('TReyes').id];
      graph.tenant.removeUser(removed, 'changed');
      graph.tenant.removeUser(deleted, 'deleted');
      const round = await first();
      expect(rowOf(round, removed)).toEqual({ id: removed, '@removed': { reason: 'changed' } });
      expect(rowOf(round, deleted)).toBeUndefined();
      graph.deltaBehavior.change({ removedAtFirst: false });
      expect(rowOf(await first(), removed)).toBeUndefined();
    });

    it('is limited to up to 50 ids', async () => {
      const wanted = [graph.person('EMarsh').id, graph.person('TReyes').id];
      const filter = (ids: readonly string[]) => ids.map((id) => `id eq '${id}'`).join(' or ');
      const round = await first(`${selection}&$filter=${filter(wanted)}`);
      expect(round.rows.map((row) => row['id'])).toEqual(wanted);
      graph.tenant.patchUser(graph.person('admin').id, { jobTitle: 'Other' });
      graph.tenant.patchUser(wanted[1]!, { jobTitle: 'Guide' });
      expect((await read(round.link)).rows).toMatchObject([{ id: wanted[1], jobTitle: 'Guide' }]);
      const many = Array.from({ length: 51 }, () => randomUUID());
      expect((await app.get(`/users/delta?$filter=${filter(many.slice(1))}`)).status).toBe(200);
      expect((await app.get(`/users/delta?$filter=${filter(many)}`)).status).toBe(400);
    });

    it('starts from now with $deltatoken=latest', async () => {
      const round = await read(`/users/delta?$deltatoken=latest&${selection}`);
      expect(round).toMatchObject({ pages: 1, rows: [] });
      const { id } = graph.person('EMarsh');
      graph.tenant.patchUser(id, { jobTitle: 'Head' });
      expect((await read(round.link)).rows).toMatchObject([{ id, jobTitle: 'Head' }]);
    });

    it.each([
      ['$top=5', 400],
      ['$orderby=displayName', 400],
      ['$expand=manager', 400],
      ['$search="displayName:a"', 400],
      ["$filter=displayName eq 'a'", 400],
      ["$filter=id eq 'a' and id eq 'b'", 400],
      ["$filter=startswith(id,'a')", 400],
      ['$select=nothing', 400],
      ['$select=id,skills', 501],
      ['$skiptoken=made-up', 400],
      ['$deltatoken=made-up', 400],
      ['$deltatoken=made.up', 400],
    ])('refuses %s with %i', async (options, status) => {
      const headers = { ConsistencyLevel: 'eventual' };
      expect((await app.get(`/users/delta?${options}`, headers)).status).toBe(status);
    });

    it('accepts delta tokens nowhere else', async () => {
      expect((await app.get('/users?$deltatoken=latest')).status).toBe(400);
    });

    it('needs more than User.ReadBasic.All', async () => {
      expect((await graph.asApp(['User.ReadBasic.All']).get('/users/delta')).status).toBe(403);
      expect((await graph.as('EMarsh', ['User.ReadBasic.All']).get('/users/delta')).status).toBe(
        403,
      );
      expect((await graph.as('EMarsh', ['Directory.Read.All']).get('/users/delta')).status).toBe(
        200,
      );
    });
  });

  describe('later rounds', () => {
    let round: DeltaRound;
    let elena: string;

    beforeEach(async () => {
      round = await first();
      elena = graph.person('EMarsh').id;
    });

    it('are empty as long as nothing happens', async () => {
      const second = await read(round.link);
      expect(second).toMatchObject({ pages: 1, rows: [] });
      expect((await read(second.link)).rows).toEqual([]);
    });

    it('have all selected properties of changed users, once however many times they changed', async () => {
      graph.tenant.patchUser(elena, { jobTitle: 'Head', isEnabled: false });
      graph.tenant.patchUser(graph.person('TReyes').id, { department: null });
      graph.tenant.patchUser(elena, { jobTitle: 'Principal' });
      const { rows } = await read(round.link);
      expect(rows).toHaveLength(2);
      const { displayName, department, mobilePhone } = graph.tenant.user(elena)!;
      const kept = { displayName, department, mobilePhone };
      expect(rows[0]).toEqual({ id: elena, ...kept, jobTitle: 'Principal', accountEnabled: false });
      expect(rows[1]).toMatchObject({ department: null });
    });

    it('have only what changed, if the client prefers that', async () => {
      graph.tenant.patchUser(elena, { jobTitle: 'Head', department: null });
      const prefer = { Prefer: 'return=minimal' };
      const { rows } = await read(round.link, prefer);
      expect(rows).toEqual([{ id: elena, jobTitle: 'Head', department: null }]);
      const answer = await app.get(round.link, prefer);
      expect(answer.headers.get('preference-applied')).toBe('return=minimal');
    });

    it('count only selected properties as changes, and not a value set to itself', async () => {
      const { jobTitle } = graph.tenant.user(elena)!;
      graph.tenant.patchUser(elena, { givenName: 'Helena', jobTitle });
      expect((await read(round.link)).rows).toEqual([]);
    });

    it("know properties by Graph's names", async () => {
      const names = await first('$select=mailNickname');
      const licenses = await first('$select=assignedLicenses');
      graph.tenant.patchUser(elena, { userPrincipalName: 'EBerg@contoso.example' });
      expect((await read(names.link)).rows).toEqual([{ id: elena, mailNickname: 'EBerg' }]);
      expect((await read(licenses.link)).rows).toEqual([]);
      graph.tenant.patchUser(elena, { roles: ['Student'] });
      expect((await read(licenses.link)).rows).toHaveLength(1);
    });

    it('report removals with their reason, and returning users in full', async () => {
      graph.tenant.removeUser(elena, 'changed');
      const removed = await read(round.link);
      expect(removed.rows).toEqual([{ id: elena, '@removed': { reason: 'changed' } }]);
      graph.tenant.restoreUser(elena);
      const minimal = { Prefer: 'return=minimal' };
      expect((await read(removed.link, minimal)).rows).toMatchObject([
        { id: elena, displayName: 'Elena Marsh' },
      ]);
      graph.tenant.removeUser(elena, 'deleted');
      expect((await read(round.link)).rows).toEqual([
        { id: elena, '@removed': { reason: 'deleted' } },
      ]);
    });

    it('report everyone who differed after a reset', async () => {
      graph.tenant.patchUser(elena, { jobTitle: 'Head' });
      const reyes = graph.person('TReyes').id;
      graph.tenant.removeUser(reyes, 'deleted');
      const second = await read(round.link);
      graph.directory.reset();
      const { rows } = await read(second.link);
      expect(rows).toMatchObject([{ id: elena, jobTitle: 'Teacher' }, { id: reyes }]);
      expect(rows[1]).toHaveProperty('displayName');
    });

    it("look at only a page's worth of changes: a page may be empty without being the last", async () => {
      for (let n = 0; n < 6000; n += 1) graph.tenant.patchUser(elena, { middleName: String(n) });
      graph.tenant.patchUser(elena, { jobTitle: 'Head' });
      const page = await app.get(round.link);
      expect(page.body.value).toMatchObject([{ id: elena, jobTitle: 'Head' }]);
      expect(page.body['@odata.nextLink']).toBeDefined();
      expect(page.body['@odata.deltaLink']).toBeUndefined();
      expect(await read(round.link)).toMatchObject({ pages: 2, rows: [{ id: elena }] });
    });
  });

  it('loses no change made partway through a round', async () => {
    graph.deltaBehavior.change({ pageSize: 10 });
    const people = graph.tenant.people();
    const [seen, unseen] = [people[3]!.id, people[15]!.id];
    const page = await app.get(`/users/delta?${selection}`);
    graph.tenant.patchUser(seen, { jobTitle: 'Changed after' });
    graph.tenant.patchUser(unseen, { jobTitle: 'Changed before' });
    const rest = await read(nextOf(page.body));
    expect(rowOf(rest, unseen)).toMatchObject({ jobTitle: 'Changed before' });
    const later = await read(rest.link);
    expect(rowOf(later, seen)).toMatchObject({ jobTitle: 'Changed after' });
  });

  it('lists only restorable users among the deleted items', async () => {
    const { id } = graph.person('EMarsh');
    const path = `/directory/deletedItems/${id}?$select=id,displayName`;
    expect((await app.get(path)).status).toBe(404);
    graph.tenant.patchUser(id, { displayName: 'Elena Berg' });
    graph.tenant.removeUser(id, 'changed');
    expect((await app.get(path)).body).toMatchObject({ id, displayName: 'Elena Berg' });
    expect((await app.get(`/users/${id}`)).status).toBe(404);
    graph.tenant.removeUser(id, 'deleted');
    expect((await app.get(path)).status).toBe(404);
  });

  it('lets removed users be looked up by id, twenty at a time in a $batch', async () => {
    const people = graph.tenant.people().slice(0, 20);
    graph.tenant.removeUser(people[4]!.id, 'changed');
    graph.tenant.removeUser(people[7]!.id, 'deleted');
    const requests = people.map(({ id }, index) => ({
      id: String(index),
      method: 'GET',
      url: `/users/${id}?$select=id`,
    }));
    const { body } = await app.send('POST', '/$batch', { body: { requests } });
    const responses = body['responses'] as { id: string; status: number; body: TestBody }[];
    const missing = responses.filter(({ status }) => status === 404).map(({ id }) => id);
    expect(missing.sort()).toEqual(['4', '7']);
    const found = responses.filter(({ status }) => status === 200);
    expect(found.map(({ body: user }) => user['id']).sort()).toEqual(
      people
        .filter((_, index) => index !== 4 && index !== 7)
        .map(({ id }) => id)
        .sort(),
    );
  });
});
