import { DataSource } from 'typeorm';
import type { ApiOptions, SandboxOptions, TestApi, TestSandbox } from '../../../testing';
import { Lease } from '../../../database/lease.entity';
import { Organization, Profile, Session, TokenCache, User, UserRole } from '../../auth';
import { MicrosoftWorld } from '../../auth/testing';
import {
  RosterClass,
  RosterEnrollment,
  RosterMirror,
  RosterPerson,
  RosterSchool,
  RosterSchoolClass,
  RosterSchoolPerson,
  RosterWord,
  RosterWordPart,
} from '../../roster';
import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncRemoval } from '../engine/sync-removal.entity';
import { SyncRun } from '../engine/sync-run.entity';
import { RunStarts } from '../runs/run-starts';
import type { SyncOutcome } from '../runs/sync-outcome';
import { GraphTransport } from '../../graph/transport/graph-transport';
import { SyncSchedule } from '../schedule/sync.schedule';
import { TenantSync } from '../runs/tenant-sync';
import { linkPeople } from './link-people';

export interface WireTenant {
  id: string;
  domain: string;
  name: string;
  users: { id: string; userPrincipalName: string; displayName: string }[];
}

/** A sandbox, the application on it, and tenants whose people are linked without having signed in. */
export class SyncWorld {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly api: TestApi,
    private readonly world: MicrosoftWorld | undefined,
  ) {}

  static async start(
    options: { sandbox?: SandboxOptions; api?: Omit<ApiOptions, 'sandbox'> } = {},
  ): Promise<SyncWorld> {
    const world = await MicrosoftWorld.start(options);
    return new SyncWorld(world.sandbox, world.api, world);
  }

  /** Another application or replica on a world's sandbox; whoever started it stops it. */
  static on(sandbox: TestSandbox, api: TestApi): SyncWorld {
    return new SyncWorld(sandbox, api, undefined);
  }

  /** @throws for a world that was not started here */
  get microsoft(): MicrosoftWorld {
    if (!this.world) throw new Error('This world belongs to another one.');
    return this.world;
  }

  stop(): Promise<void> {
    return this.microsoft.stop();
  }

  get dataSource(): DataSource {
    return this.api.app.get(DataSource);
  }

  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    return this.sandbox.control<T>(method, path, body);
  }

  async tenant(index = 0): Promise<WireTenant> {
    const tenants = await this.control<WireTenant[]>('GET', '/tenants');
    const tenant = tenants[index];
    if (!tenant) throw new Error(`The sandbox has no tenant ${index}.`);
    return tenant;
  }

  /** Back to the start: the sandbox has its initial data, and nothing is known about it here. */
  async reset(): Promise<void> {
    await this.control('DELETE', '/faults');
    await this.control('POST', '/reset');
    await this.forget();
  }

  /** Forgets everything here; the sandbox stays as it is. */
  forget(): Promise<void> {
    return forgetAll(this.dataSource);
  }

  /** Adds the tenant's row and a linked account for each id, without any fields from Graph. */
  async link(tenant: Pick<WireTenant, 'id' | 'name'>, objectIds: readonly string[]): Promise<void> {
    await linkPeople(this.dataSource, tenant, objectIds);
  }

  /** Starts a run unless one is open, and takes it as far as it gets. */
  async sync(tenantId: string): Promise<SyncOutcome> {
    const { app } = this.api;
    const starts = app.get(RunStarts);
    const state = await starts.load(tenantId);
    for (const handler of state ? starts.resources.wantedBy(state.tenant) : []) {
      if (state && !state.checkpoints.get(handler.query)?.runId)
        await starts.begin(state, handler, { trigger: 'command' });
    }
    return app.get(TenantSync).advance({ tenantId }, new AbortController().signal);
  }

  /** Stops the schedule, so that only the spec continues interrupted runs. */
  async standAlone(): Promise<void> {
    await this.api.app.get(SyncSchedule, { strict: false }).beforeApplicationShutdown();
  }

  /** What a tick of the schedule does. */
  tick(tenantId: string, scheduledFor = Date.now()): Promise<SyncOutcome> {
    const sync = this.api.app.get(TenantSync);
    return sync.advance({ tenantId, scheduledFor }, new AbortController().signal);
  }

  /** As in a process that wasn't running when Microsoft asked for a pause. */
  forgetPauses(tenantId: string): void {
    const transport = this.api.app.get(GraphTransport, { strict: false });
    const pauses = Reflect.get(transport, 'pauses') as { until: Map<string, number> };
    pauses.until.delete(tenantId);
  }

  /** The SQL statements of `work`, without BEGIN and COMMIT. */
  async statements(work: () => Promise<unknown>): Promise<string[]> {
    const { logger } = this.dataSource;
    const statements: string[] = [];
    this.dataSource.logger = Object.assign(Object.create(logger) as typeof logger, {
      logQuery: (query: string) => {
        if (!/^(BEGIN|START|COMMIT|SAVEPOINT|RELEASE)/i.test(query)) statements.push(query);
      },
    });
    await work();
    this.dataSource.logger = logger;
    return statements;
  }

  async lastRun(tenantId: string): Promise<SyncRun> {
    const order = { startedAt: 'DESC' } as const;
    return this.dataSource.getRepository(SyncRun).findOneOrFail({ where: { tenantId }, order });
  }

  checkpoint(tenantId: string): Promise<DataSyncRecord> {
    return this.dataSource.getRepository(DataSyncRecord).findOneByOrFail({ tenantId });
  }

  /** A linked account, or null if it is gone. */
  async account(objectId: string): Promise<(Profile & { user: User }) | null> {
    const found = await this.dataSource
      .getRepository(Profile)
      .findOne({ where: { o365UserId: objectId }, relations: { user: true } });
    return found as (Profile & { user: User }) | null;
  }
}

const tables = [
  RosterWord,
  RosterWordPart,
  RosterEnrollment,
  RosterSchoolPerson,
  RosterSchoolClass,
  RosterClass,
  RosterPerson,
  RosterSchool,
  RosterMirror,
  SyncRun,
  SyncRemoval,
  DataSyncRecord,
  Lease,
  Session,
  TokenCache,
  UserRole,
  Profile,
  User,
  Organization,
];

/** Empties the tables that a sync reads or writes. */
export async function forgetAll(dataSource: DataSource): Promise<void> {
  for (const entity of tables) {
    await dataSource.getRepository(entity).createQueryBuilder().delete().execute();
  }
}
