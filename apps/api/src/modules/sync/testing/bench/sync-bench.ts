import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organization, Profile } from '../../../auth';
import type { DeltaPage } from '../../../graph';
import { DeltaSource } from '../../runs/delta-source';
import { DueTenants } from '../../runs/due-tenants';
import { DataSyncRecord } from '../../engine/data-sync-record.entity';
import { pagesAhead } from '../../engine/pages-ahead';
import { SyncRemoval } from '../../engine/sync-removal.entity';
import { SyncRun } from '../../engine/sync-run.entity';
import { RunStarts } from '../../runs/run-starts';
import type { SyncJob } from '../../runs/sync-job';
import { TenantSync } from '../../runs/tenant-sync';
import { UsersHandler } from '../../users/users-handler';
import type { WireUser } from '../../users/user-entry';
import { linkPeople } from '../link-people';
import { costOf, never, startApplication, type Cost, type WireTenant } from './bench-application';
import { syncAsBefore } from './old-sync';
import { PagesInMemory } from './pages-in-memory';

/** One tenant's sync, whole and in its two halves. Every method is an operation that the bench requests by name. */
export class SyncBench {
  private readonly memory = new PagesInMemory();
  private readonly tenants: TenantSync;
  private readonly starts: RunStarts;
  private readonly source: DeltaSource;
  private readonly dataSource: DataSource;
  private readonly path: string;

  private constructor(
    private readonly app: INestApplicationContext,
    private readonly tenant: WireTenant,
  ) {
    this.tenants = app.get(TenantSync);
    this.starts = app.get(RunStarts);
    this.source = app.get(DeltaSource, { strict: false });
    this.dataSource = app.get(DataSource);
    this.path = app.get(UsersHandler).path;
  }

  static async start(
    environment: Record<string, string | undefined>,
    tenant: WireTenant,
  ): Promise<SyncBench> {
    return new SyncBench(await startApplication(environment), tenant);
  }

  /** Links the first `most` users, without any fields from Graph. */
  async link({ most }: { most: number }): Promise<void> {
    let left = most;
    for await (const { entries } of this.pages()) {
      const ids = entries.slice(0, left).map(({ id }) => id);
      await linkPeople(this.dataSource, this.tenant, ids);
      left -= ids.length;
      if (left === 0) return;
    }
  }

  /** Keeps the pages, for `rows`. */
  async keepPages(): Promise<void> {
    let link: string | undefined;
    for await (const page of this.pages()) {
      this.memory.keep(link, page);
      link = page.next;
    }
  }

  /** Object ids of some linked users. */
  async ids(): Promise<string[]> {
    const profiles = await this.dataSource.getRepository(Profile).find({ take: 10 });
    return profiles.flatMap(({ o365UserId }) => o365UserId ?? []);
  }

  /** Forgets what was synced: everyone stays linked, and nothing else is known about them. */
  async forget(): Promise<void> {
    for (const entity of [SyncRun, SyncRemoval, DataSyncRecord]) {
      await this.dataSource.getRepository(entity).createQueryBuilder().delete().execute();
    }
    await this.forgetProfiles();
  }

  /** Forgets the synced fields; the checkpoint stays. */
  async forgetProfiles(): Promise<void> {
    const nothing = { o365Email: null, o365DisplayName: null, jobTitle: null, syncRound: null };
    const rest = { department: null, mobilePhone: null };
    const update = this.dataSource.createQueryBuilder().update(Profile);
    await update.set({ ...nothing, ...rest }).execute();
  }

  /** Reads all pages from Graph, without the database. */
  async drain(): Promise<Cost & { users: number }> {
    let users = 0;
    const cost = await costOf(async () => {
      for await (const { entries } of this.pages()) users += entries.length;
    });
    return { ...cost, users };
  }

  /** A first run of the engine, with pages from memory instead of Graph. */
  async rows(): Promise<Cost> {
    const { graph } = this.source;
    Reflect.set(this.source, 'graph', this.memory);
    try {
      return await this.whole();
    } finally {
      Reflect.set(this.source, 'graph', graph);
    }
  }

  /** A first run of the engine. */
  whole(): Promise<Cost> {
    return costOf(async () => {
      const state = await this.starts.load(this.tenant.id);
      if (state)
        await this.starts.begin(state, this.starts.resources.first, { trigger: 'command' });
      await this.advance({ tenantId: this.tenant.id });
    });
  }

  /** Makes the application request a new token for the tenant. */
  forgetToken(): Promise<void> {
    this.source.forget(this.tenant.id);
    return Promise.resolve();
  }

  /** A run at a tick of the schedule. */
  tick(): Promise<Cost> {
    const scheduledFor = Date.now() + 1_000;
    return costOf(() => this.advance({ tenantId: this.tenant.id, scheduledFor }));
  }

  /** Milliseconds to find a thousand of this many tenants at a tick. */
  async lookUp({ tenants }: { tenants: number }): Promise<number> {
    const rows = Array.from({ length: tenants }, () => ({
      id: randomUUID(),
      tenantId: randomUUID(),
      name: 'School',
      created: new Date(),
      isAdminConsented: true,
    }));
    for (let from = 0; from < tenants; from += 1_000) {
      const insert = this.dataSource.createQueryBuilder().insert().into(Organization);
      const some = rows.slice(from, from + 1_000);
      await insert.values(some).updateEntity(false).execute();
    }
    let found = 0;
    const { time } = await costOf(async () => {
      for await (const ids of this.app.get(DueTenants).scheduled()) found += ids.length;
    });
    return (time * 1_000) / found;
  }

  /** The SQL statements of a tick, without BEGIN and COMMIT. */
  async statements(): Promise<string[]> {
    const { logger } = this.dataSource;
    const statements: string[] = [];
    this.dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (query: string) => {
        if (!/^(BEGIN|START|COMMIT|SAVEPOINT|RELEASE)/i.test(query)) statements.push(query);
      },
    });
    await this.tick();
    this.dataSource.logger = logger;
    return statements;
  }

  /** The old sync, until it has received `most` users. */
  async old({ most }: { most: number }): Promise<Cost & { users: number }> {
    let users = 0;
    const { manager } = this.dataSource;
    const old = { tenantId: this.tenant.id, manager, fetch: this.fetch() };
    const cost = await costOf(async () => {
      users = await syncAsBefore(old, most);
    });
    return { ...cost, users };
  }

  /** What the last run counted, and how many profiles now have Graph's fields. */
  async result(): Promise<{ received: number; updated: number; filled: number }> {
    const [run] = await this.dataSource
      .getRepository(SyncRun)
      .find({ order: { startedAt: 'DESC' }, take: 1 });
    const filled = await this.dataSource
      .getRepository(Profile)
      .createQueryBuilder('p')
      .where('p.o365_display_name IS NOT NULL')
      .getCount();
    return { received: run?.received ?? 0, updated: run?.updated ?? 0, filled };
  }

  /** This process's peak memory, in megabytes. */
  peakMemory(): Promise<number> {
    return Promise.resolve(process.resourceUsage().maxRSS / 1_024);
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  private async advance(job: SyncJob): Promise<void> {
    const outcome = await this.tenants.advance(job, never);
    if (outcome.state !== 'done') throw new Error(`The run ended as ${outcome.state}.`);
  }

  private fetch(): (link: string | undefined) => Promise<DeltaPage<WireUser>> {
    const caller = this.source.callerFor(this.tenant.id);
    return (link) => this.source.graph.page<WireUser>(caller, { path: this.path, link });
  }

  private pages(): AsyncGenerator<DeltaPage<WireUser>> {
    return pagesAhead(undefined, this.fetch());
  }
}
