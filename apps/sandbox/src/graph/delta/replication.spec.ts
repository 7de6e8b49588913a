import { makeTestTenants } from '../../entra/testing/test-tenants';
import type { DeltaSettings } from '../../tenant/delta/delta-behavior';
import { Seeded } from '../../tenant/seeded';
import type { Tenant } from '../../tenant/tenant';
import { TestGraph } from '../testing/test-graph';
import type { TestCaller } from '../testing/test-graph';
import { startRound } from './testing/delta-reader';

type Row = Record<string, unknown>;

const url = '/users/delta?$select=displayName,jobTitle,department';

describe('what replication does to a delta query, on request (BOX-3)', () => {
  let graph: TestGraph;
  let app: TestCaller;

  beforeEach(async () => {
    graph = await new TestGraph().listen();
    app = graph.asApp();
  });
  afterEach(() => graph.close());

  const idsOf = (rows: readonly Row[]) => rows.map((row) => String(row['id']));

  it('repeats users on the next page, the last page too', async () => {
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

  it('repeats a share, the same for the same seed', async () => {
    const repeatsWith = async (seed: number) => {
      graph.deltaBehavior.change({ repeat: 0.3, seed });
      const { rows } = await startRound(app, url);
      return idsOf(rows).filter((id, place, all) => all.indexOf(id) < place);
    };
    const repeats = await repeatsWith(7);
    const share = repeats.length / graph.tenant.people().length;
    expect(share).toBeGreaterThan(0.15);
    expect(share).toBeLessThan(0.45);
    expect(await repeatsWith(7)).toEqual(repeats);
    expect(await repeatsWith(8)).not.toEqual(repeats);
  });

  it('shows an old state first and the right one last', async () => {
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

  it('sends who is owed even when repeats are turned off in the middle', async () => {
    graph.tenant.patchUser(graph.person('EMarsh').id, { jobTitle: 'Head' });
    graph.deltaBehavior.change({ repeat: 1, stale: true, pageSize: 999 });
    const page = await app.get(url);
    graph.deltaBehavior.reset();
    const { rows } = await startRound(app, String(page.body['@odata.nextLink']));
    expect(rows).toHaveLength(graph.tenant.people().length);
    expect(rows).toContainEqual(expect.objectContaining({ jobTitle: 'Head' }));
  });

  it('replays changes of the round before', async () => {
    const [elena, reyes] = [graph.person('EMarsh').id, graph.person('TReyes').id];
    graph.tenant.patchUser(elena, { jobTitle: 'First' });
    graph.tenant.patchUser(reyes, { jobTitle: 'Second' });
    const { link } = await startRound(app, url);
    graph.deltaBehavior.change({ replay: 1 });
    expect((await startRound(app, link)).rows).toMatchObject([{ id: reyes, jobTitle: 'Second' }]);
    graph.deltaBehavior.change({ replay: 100 });
    expect(idsOf((await startRound(app, link)).rows)).toEqual([elena, reyes]);
  });

  it('leaves every so many pages empty', async () => {
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
    const kinds = ['head', 'none', 'changed', 'deleted', 'restore'] as const;

    function drawSettings(chance: Seeded): DeltaSettings {
      return {
        pageSize: chance.between(1, 5),
        removedAtFirst: chance.next() < 0.5,
        repeat: chance.pick([0, 0.3, 1]) ?? 0,
        stale: chance.next() < 0.5,
        replay: chance.between(0, 5),
        emptyEvery: chance.pick([0, 2, 3]) ?? 0,
        shuffle: chance.next() < 0.5,
        seed: chance.between(0, 1000),
      };
    }

    function changeSomebody(tenant: Tenant, chance: Seeded): void {
      const id = chance.pick(tenant.roster.userIds) ?? '';
      const kind = chance.pick(kinds);
      if (kind === 'restore') tenant.restoreUser(id);
      else if (kind === 'changed' || kind === 'deleted') tenant.removeUser(id, kind);
      else tenant.patchUser(id, { jobTitle: kind === 'head' ? 'Head' : null });
    }

    /** Keeps the last of what it is told, as a client should. */
    class Copy {
      readonly #users = new Map<string, unknown>();

      take(rows: readonly Row[]): void {
        for (const { id, '@removed': removed, jobTitle } of rows) {
          if (removed) this.#users.delete(String(id));
          else this.#users.set(String(id), jobTitle ?? null);
        }
      }

      get content(): object {
        return Object.fromEntries(this.#users);
      }
    }

    const scenarios = Array.from({ length: 60 }, (_, index) => index + 1);

    it.each(scenarios)(
      'a client that keeps the last it was told is right in the end, %i',
      async (n) => {
        const chance = new Seeded(`replication ${n}`);
        const own = await new TestGraph({ tenants: makeTestTenants() }).listen();
        const copy = new Copy();
        let next = url;
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
              changeSomebody(own.tenant, chance);
            }
            await readPage();
          }
          // The round that was disturbed, and one that was not.
          for (let rounds = 0; rounds < 2; rounds += Number(await readPage()));
          const people = own.tenant.people();
          expect(copy.content).toEqual(
            Object.fromEntries(people.map(({ id, jobTitle }) => [id, jobTitle])),
          );
        } finally {
          await own.close();
        }
      },
    );
  });
});
