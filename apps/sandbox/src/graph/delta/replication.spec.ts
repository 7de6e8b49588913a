import { loadRosters } from '../../roster/load-rosters';
import type { DeltaSettings } from '../../tenant/delta-behavior';
import { toClass } from '../../tenant/patches/class-patch';
import { toSchool } from '../../tenant/patches/school-patch';
import { Seeded } from '../../tenant/roster/seeded';
import type { Tenant } from '../../tenant/tenant';
import { TestGraph, type TestCaller } from '../testing/test-graph';
import { startRound } from './testing/delta-reader';

type Row = Record<string, unknown>;

const url = '/users/delta?$select=displayName,jobTitle,department';

describe('replication effects on a delta query, on request (BOX-3)', () => {
  let graph: TestGraph;
  let app: TestCaller;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
    app = graph.asApp();
  });
  afterEach(() => graph.close());

  const idsOf = (rows: readonly Row[]) => rows.map((row) => String(row['id']));

  it("repeats users on the next page, including the last page's", async () => {
    graph.deltaBehavior.change({ repeat: 1, pageSize: 999 });
    const everyone = graph.tenant.people().map(({ id }) => id);
    const { rowsByPage } = await startRound(app, url);
    expect(rowsByPage).toHaveLength(2);
    expect(rowsByPage[0]).toEqual(rowsByPage[1]);
    graph.deltaBehavior.change({ pageSize: 40 });
    const many = await startRound(app, url);
    expect(idsOf(many.rowsByPage[1]!)).toEqual([
      ...everyone.slice(0, 40),
      ...everyone.slice(40, 80),
    ]);
    expect(many.rows).toHaveLength(2 * everyone.length);
  });

  it('repeats a share of users, the same ones for the same seed', async () => {
    const repeatsWith = async (seed: number) => {
      graph.deltaBehavior.change({ repeat: 0.3, seed });
      const { rows } = await startRound(app, url);
      return idsOf(rows).filter((id, index, all) => all.indexOf(id) < index);
    };
    const repeats = await repeatsWith(7);
    const share = repeats.length / graph.tenant.people().length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
    expect(await repeatsWith(7)).toEqual(repeats);
    expect(await repeatsWith(8)).not.toEqual(repeats);
  });

  it('shows an old state first and the correct one last', async () => {
    const { id } = graph.person('EMarsh');
    const removed = graph.person('TReyes').id;
    const { link } = await startRound(app, url);
    graph.tenant.patchUser(id, { jobTitle: 'Head' });
    graph.tenant.removeUser(removed, 'changed');
    graph.deltaBehavior.change({ repeat: 1, stale: true });
    const { rowsByPage } = await startRound(app, link);
    expect(rowsByPage).toMatchObject([
      [
        { id, jobTitle: 'Teacher' },
        { id: removed, displayName: expect.any(String) },
      ],
      [
        { id, jobTitle: 'Head' },
        { id: removed, '@removed': { reason: 'changed' } },
      ],
    ]);
  });

  it('still sends pending repeats when they are turned off partway', async () => {
    graph.tenant.patchUser(graph.person('EMarsh').id, { jobTitle: 'Head' });
    graph.deltaBehavior.change({ repeat: 1, stale: true, pageSize: 999 });
    const page = await app.get(url);
    graph.deltaBehavior.reset();
    const { rows } = await startRound(app, String(page.body['@odata.nextLink']));
    expect(rows).toHaveLength(graph.tenant.people().length);
    expect(rows).toContainEqual(expect.objectContaining({ jobTitle: 'Head' }));
  });

  it('replays changes from the previous round', async () => {
    const [elena, reyes] = [graph.person('EMarsh').id, graph.person('TReyes').id];
    graph.tenant.patchUser(elena, { jobTitle: 'First' });
    graph.tenant.patchUser(reyes, { jobTitle: 'Second' });
    const { link } = await startRound(app, url);
    graph.deltaBehavior.change({ replay: 1 });
    expect((await startRound(app, link)).rows).toMatchObject([{ id: reyes, jobTitle: 'Second' }]);
    graph.deltaBehavior.change({ replay: 100 });
    expect(idsOf((await startRound(app, link)).rows)).toEqual([elena, reyes]);
  });

  it('leaves some pages empty', async () => {
    graph.deltaBehavior.change({ pageSize: 40, emptyEvery: 2 });
    const { rowsByPage, rows } = await startRound(app, url);
    const everyone = graph.tenant.people();
    expect(rowsByPage.map((page) => page.length > 0)).toEqual(
      rowsByPage.map((_, index) => index % 2 === 0),
    );
    expect(rows).toHaveLength(everyone.length);
  });

  it('changes the order within a page, the same way for the same seed', async () => {
    const everyone = idsOf((await startRound(app, url)).rows);
    graph.deltaBehavior.change({ shuffle: true });
    const shuffled = idsOf((await startRound(app, url)).rows);
    expect(shuffled).not.toEqual(everyone);
    expect([...shuffled].sort()).toEqual([...everyone].sort());
    expect(idsOf((await startRound(app, url)).rows)).toEqual(shuffled);
  });

  describe('whatever it does and whenever users change', () => {
    /** A collection that changes at random, and what a client knows of it. */
    interface Subject {
      readonly url: string;
      change(tenant: Tenant, chance: Seeded): void;
      /** By id, the property that the client keeps. */
      content(tenant: Tenant): Record<string, unknown>;
      readonly property: string;
    }

    const kinds = ['head', 'other', 'changed', 'deleted', 'restore'] as const;

    function changeUser(tenant: Tenant, chance: Seeded): void {
      const id = chance.pick(tenant.users.ids) ?? '';
      const kind = chance.pick([...kinds, 'reset']);
      if (kind === 'restore') tenant.restoreUser(id);
      else if (kind === 'reset') tenant.reset();
      else if (kind === 'changed' || kind === 'deleted') tenant.removeUser(id, kind);
      else tenant.patchUser(id, { jobTitle: kind === 'head' ? 'Head' : null, middleName: kind });
    }

    function changeSchool(tenant: Tenant, chance: Seeded): void {
      const { schools } = tenant;
      const id = chance.pick(schools.ids) ?? '';
      const kind = chance.pick([...kinds, 'new', 'reset']);
      const name = String(chance.between(1, 1000));
      if (kind === 'restore') schools.bringBack(id);
      else if (kind === 'reset') tenant.reset();
      else if (kind === 'changed' || kind === 'deleted') schools.remove(id, kind);
      else if (kind === 'new') schools.add(toSchool(name, { externalId: name, displayName: name }));
      else schools.patch(id, { displayName: name });
    }

    /** Classes that are removed are restored at once: a delta never says that they are gone. */
    function changeClass({ classes, schools, users }: Tenant, chance: Seeded): void {
      const [id = '', schoolId = ''] = [chance.pick(classes.ids), chance.pick(schools.ids)];
      const userId = chance.pick(users.ids) ?? '';
      const kind = chance.pick([...kinds, 'new']);
      const name = String(chance.between(1, 1000));
      if (kind === 'restore') {
        classes.remove(id, 'changed');
        classes.bringBack(id);
      } else if (kind === 'changed') classes.set('members', { classId: id, userId }, true);
      else if (kind === 'deleted') classes.set('members', { classId: id, userId }, false);
      else if (kind === 'new')
        classes.add(toClass(name, { externalId: name, schoolId, displayName: name }));
      else classes.patch(id, { displayName: name, schoolId });
    }

    const namesOf = ({ ids, find }: { ids: readonly string[]; find(id: string): unknown }) =>
      Object.fromEntries(
        ids
          .map((id) => find(id) as { id: string; displayName: string } | undefined)
          .filter((item) => item !== undefined)
          .map((item) => [item.id, item.displayName]),
      );

    const subjects: readonly Subject[] = [
      {
        url,
        property: 'jobTitle',
        change: changeUser,
        content: (tenant) =>
          Object.fromEntries(tenant.people().map(({ id, jobTitle }) => [id, jobTitle])),
      },
      {
        url: '/education/users/delta',
        property: 'middleName',
        change: changeUser,
        content: (tenant) =>
          Object.fromEntries(tenant.people().map(({ id, middleName }) => [id, middleName])),
      },
      {
        url: '/education/schools/delta',
        property: 'displayName',
        change: changeSchool,
        content: ({ schools }) =>
          namesOf({ ids: schools.ids, find: (id: string) => schools.find(id) }),
      },
      {
        url: '/education/classes/delta?$select=displayName',
        property: 'displayName',
        change: changeClass,
        content: ({ classes }) =>
          namesOf({ ids: classes.ids, find: (id: string) => classes.find(id) }),
      },
    ];

    const small = { tenants: 1, schools: 3, classes: 8, classSize: 3, users: 12 };

    function drawSettings(chance: Seeded): DeltaSettings {
      return {
        pageSize: chance.between(1, 5),
        removedAtFirst: chance.next() < 0.5,
        repeat: chance.pick([0, 0.3, 1]) ?? 0,
        stale: chance.next() < 0.5,
        replay: chance.between(0, 5),
        emptyEvery: chance.pick([0, 2, 3]) ?? 0,
        shuffle: chance.next() < 0.5,
        schoolChanges: false,
        seed: chance.between(0, 1000),
      };
    }

    /** Keeps the last thing it was told, as a client should. */
    class Copy {
      private readonly entries = new Map<string, unknown>();

      constructor(private readonly property: string) {}

      take(rows: readonly Row[]): void {
        for (const { id, '@removed': removed, [this.property]: value } of rows) {
          if (removed) this.entries.delete(String(id));
          else this.entries.set(String(id), value ?? null);
        }
      }

      get content(): object {
        return Object.fromEntries(this.entries);
      }
    }

    const scenarios = subjects.flatMap((subject) =>
      Array.from({ length: 40 }, (_, index) => [subject.url, index + 1, subject] as const),
    );

    it.each(scenarios)(
      'a client of %s that keeps the last thing it was told ends up right, %i',
      async (_url, n, subject) => {
        const chance = new Seeded(`replication ${n}`);
        const own = await new TestGraph({ tenants: loadRosters({ generate: small }) }).listen();
        const copy = new Copy(subject.property);
        let next = subject.url;
        const readPage = async () => {
          const { body } = await own.asApp().get(next);
          copy.take(body.value);
          next = String(body['@odata.nextLink'] ?? body['@odata.deltaLink']);
          return body['@odata.deltaLink'] !== undefined;
        };
        try {
          for (let steps = chance.between(1, 15); steps > 0; steps -= 1) {
            own.deltaBehavior.change(drawSettings(chance));
            for (let left = chance.between(0, 4); left > 0; left -= 1) {
              subject.change(own.tenant, chance);
            }
            await readPage();
          }
          // The disturbed round, and an undisturbed one.
          for (let rounds = 0; rounds < 2; rounds += Number(await readPage()));
          expect(copy.content).toEqual(subject.content(own.tenant));
        } finally {
          await own.close();
        }
      },
    );
  });
});
