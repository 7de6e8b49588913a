import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isSqlite } from '../../../../database/engine';
import { classesAtOnce, RosterGraph } from '../../../graph';
import { RosterMirrorRepository, RosterReader } from '../../../roster';
import { DataSyncRecord } from '../../engine/data-sync-record.entity';
import { SyncRemoval } from '../../engine/sync-removal.entity';
import { SyncResources } from '../../engine/sync-resources';
import { SyncRun } from '../../engine/sync-run.entity';
import { RosterHandlers } from '../../roster/roster-handlers';
import { DeltaSource } from '../../runs/delta-source';
import { RunStarts } from '../../runs/run-starts';
import type { SyncJob } from '../../runs/sync-job';
import { TenantSync } from '../../runs/tenant-sync';
import { linkPeople } from '../link-people';
import { costOf, never, startApplication, type Cost, type WireTenant } from './bench-application';
import { RostersInMemory } from './rosters-in-memory';

const tables = [
  'roster_schools',
  'roster_people',
  'roster_classes',
  'roster_enrollments',
  'roster_school_people',
  'roster_school_classes',
];

/** One tenant's mirror. Every method is an operation that the bench requests by name. */
export class MirrorBench {
  private readonly memory = new RostersInMemory();
  private readonly dataSource: DataSource;
  private readonly source: DeltaSource;
  private readonly handlers: RosterHandlers;
  private readonly mirrors: RosterMirrorRepository;

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly tenant: WireTenant,
  ) {
    this.dataSource = app.get(DataSource);
    this.source = app.get(DeltaSource, { strict: false });
    this.handlers = app.get(RosterHandlers, { strict: false });
    this.mirrors = app.get(RosterMirrorRepository, { strict: false });
  }

  static async start(
    environment: Record<string, string | undefined>,
    tenant: WireTenant,
  ): Promise<MirrorBench> {
    return new MirrorBench(await startApplication(environment), tenant);
  }

  /** Turns the mirror on, empty, and forgets all rounds. */
  async begin(): Promise<void> {
    await linkPeople(this.dataSource, this.tenant, []);
    for (const entity of [SyncRun, SyncRemoval, DataSyncRecord])
      await this.dataSource.getRepository(entity).createQueryBuilder().delete().execute();
    for (const table of [...tables, 'roster_mirrors'])
      await this.dataSource.query(`DELETE FROM ${table}`);
    await this.mirrors.start(this.tenant.id, 'Bench');
  }

  /** A first fill by the engine. */
  fill(): Promise<Cost> {
    return costOf(async () => {
      const starts = this.app.get(RunStarts);
      const state = await starts.load(this.tenant.id);
      if (!state) return;
      for (const { query } of this.handlers.all)
        await starts.begin(state, this.app.get(SyncResources).of(query), { trigger: 'command' });
      await this.advance({ tenantId: this.tenant.id });
    });
  }

  /** A first fill whose answers from Graph are kept, for `rows`. */
  async keep(): Promise<void> {
    const rosters = this.app.get(RosterGraph, { strict: false });
    await this.filledFrom(this.memory.recording(this.source.graph, rosters));
  }

  /** A first fill from memory instead of Graph. */
  rows(): Promise<Cost> {
    return this.filledFrom(this.memory);
  }

  /** Reads everything from Graph in the engine's order, without writing. */
  async drain(): Promise<Cost> {
    const [schools, people, classes] = ['schools', 'users', 'classes'];
    const ids = { schools: [] as string[], users: [] as string[], classes: [] as string[] };
    const rosters = this.app.get(RosterGraph, { strict: false });
    const caller = this.source.callerFor(this.tenant.id);
    return costOf(async () => {
      for (const kind of [schools, people, classes] as (keyof typeof ids)[]) {
        const path = `/education/${kind}/delta`;
        let link: string | undefined;
        do {
          const page = await this.source.graph.page(caller, { path, link });
          ids[kind].push(...page.entries.map(({ id }) => id.toLowerCase()));
          link = page.next;
        } while (link !== undefined);
      }
      for (const id of ids.schools) await rosters.listsOf(caller, id);
      for (let from = 0; from < ids.classes.length; from += classesAtOnce)
        await rosters.peopleOf(caller, ids.classes.slice(from, from + classesAtOnce));
    });
  }

  /** A tick of the schedule. */
  tick(): Promise<Cost> {
    const scheduledFor = Date.now() + 1_000;
    return costOf(() => this.advance({ tenantId: this.tenant.id, scheduledFor }));
  }

  /** The SQL statements of a tick, without BEGIN and COMMIT. */
  async statements(): Promise<number> {
    const { logger } = this.dataSource;
    let statements = 0;
    this.dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (query: string) => {
        if (!/^(BEGIN|START|COMMIT|SAVEPOINT|RELEASE)/i.test(query)) statements += 1;
      },
    });
    await this.tick();
    this.dataSource.logger = logger;
    return statements;
  }

  /** The same for a tick without a mirror, which is gone afterwards. */
  async statementsWithoutMirror(): Promise<number> {
    await this.dataSource.query('DELETE FROM roster_mirrors');
    return this.statements();
  }

  /** How many bytes each table takes, with its indexes. */
  async sizes(): Promise<Record<string, number>> {
    if (isSqlite(this.dataSource)) {
      const pages: { name: string; bytes: number }[] = await this.dataSource.query(
        `SELECT m.tbl_name AS name, SUM(d.pgsize) AS bytes FROM dbstat d
          JOIN sqlite_master m ON m.name = d.name GROUP BY m.tbl_name`,
      );
      return Object.fromEntries(pages.map(({ name, bytes }) => [name, bytes]));
    }
    await this.dataSource.query(`ANALYZE TABLE ${tables.join(', ')}`);
    const sizes: { name: string; bytes: string }[] = await this.dataSource.query(
      `SELECT table_name AS name, data_length + index_length AS bytes
        FROM information_schema.tables WHERE table_schema = DATABASE()`,
    );
    return Object.fromEntries(sizes.map(({ name, bytes }) => [name, Number(bytes)]));
  }

  /** How many rows each table has. */
  async counts(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const [row]: { count: number | string }[] = await this.dataSource.query(
        `SELECT COUNT(*) AS count FROM ${table}`,
      );
      counts[table] = Number(row?.count);
    }
    return counts;
  }

  /** Milliseconds for a page of enrollments at the start and after `skip` of them, in turn. */
  async pages({ skip, times }: { skip: number; times: number }): Promise<[number, number][]> {
    const roster = await this.app.get(RosterReader, { strict: false }).open(this.tenant.id);
    let cursor: string | undefined;
    for (let at = 0; at < skip; at += 10_000) {
      const page = await roster.page('enrollments', {}, { limit: 10_000, cursor });
      cursor = page.nextCursor ?? undefined;
    }
    const timeOf = async (from: string | undefined) =>
      (await costOf(() => roster.page('enrollments', {}, { limit: 100, cursor: from }))).time;
    const measured: [number, number][] = [];
    for (let time = 0; time < times; time += 1)
      measured.push([await timeOf(undefined), await timeOf(cursor)]);
    return measured;
  }

  /** This process's peak memory, in megabytes. */
  peakMemory(): Promise<number> {
    return Promise.resolve(process.resourceUsage().maxRSS / 1_024);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  private async filledFrom(source: object): Promise<Cost> {
    const { graph } = this.source;
    const before = this.handlers.all.map((handler) => Reflect.get(handler, 'graph') as unknown);
    Reflect.set(this.source, 'graph', source);
    for (const handler of this.handlers.all) Reflect.set(handler, 'graph', source);
    try {
      return await this.fill();
    } finally {
      Reflect.set(this.source, 'graph', graph);
      for (const [at, handler] of this.handlers.all.entries())
        Reflect.set(handler, 'graph', before[at]);
    }
  }

  private async advance(job: SyncJob): Promise<void> {
    const outcome = await this.app.get(TenantSync).advance(job, never);
    if (outcome.state !== 'done') throw new Error(`The run ended as ${outcome.state}.`);
  }
}
