import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type SandboxOptions, type ApiOptions } from '../../../testing';
import { Organization, Profile, User } from '../../auth';
import { MicrosoftWorld } from '../../auth/testing';
import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncRun } from '../engine/sync-run.entity';
import { RunStarts } from '../run-starts';
import type { SyncOutcome } from '../sync-job';
import { TenantSync } from '../tenant-sync';

export interface WireTenant {
  id: string;
  domain: string;
  name: string;
  users: { id: string; userPrincipalName: string; displayName: string }[];
}

/** A sandbox, the application on it, and tenants whose people are linked without having signed in. */
export class SyncWorld {
  private constructor(readonly microsoft: MicrosoftWorld) {}

  static async start(
    options: { sandbox?: SandboxOptions; api?: Omit<ApiOptions, 'sandbox'> } = {},
  ): Promise<SyncWorld> {
    return new SyncWorld(await MicrosoftWorld.start(options));
  }

  stop(): Promise<void> {
    return this.microsoft.stop();
  }

  get dataSource(): DataSource {
    return this.microsoft.dataSource;
  }

  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    return this.microsoft.sandbox.control<T>(method, path, body);
  }

  async tenant(index = 0): Promise<WireTenant> {
    const tenants = await this.control<WireTenant[]>('GET', '/tenants');
    const tenant = tenants[index];
    if (!tenant) throw new Error(`The sandbox has no tenant ${index}.`);
    return tenant;
  }

  /** Makes the tenant's row, and an account for each id, linked with what Graph does not say. */
  async link(tenant: Pick<WireTenant, 'id' | 'name'>, objectIds: readonly string[]): Promise<void> {
    await linkPeople(this.dataSource, tenant, objectIds);
  }

  /** Begins a run unless one is open, and does it as far as that goes. */
  async sync(tenantId: string): Promise<SyncOutcome> {
    const { app } = this.microsoft.api;
    const starts = app.get(RunStarts);
    const state = await starts.load(tenantId);
    if (state && !state.checkpoint?.runId) await starts.begin(state, 'command');
    return app.get(TenantSync).advance({ tenantId }, new AbortController().signal);
  }

  async lastRun(tenantId: string): Promise<SyncRun> {
    const order = { startedAt: 'DESC' } as const;
    return this.dataSource.getRepository(SyncRun).findOneOrFail({ where: { tenantId }, order });
  }

  checkpoint(tenantId: string): Promise<DataSyncRecord> {
    return this.dataSource.getRepository(DataSyncRecord).findOneByOrFail({ tenantId });
  }

  /** A linked account, or nothing when it is gone. */
  async account(objectId: string): Promise<(Profile & { user: User }) | null> {
    const found = await this.dataSource
      .getRepository(Profile)
      .findOne({ where: { o365UserId: objectId }, relations: { user: true } });
    return found as (Profile & { user: User }) | null;
  }
}

const atOnce = 500;

/** Rows as links leave them, some at a time. */
export async function linkPeople(
  dataSource: DataSource,
  { id: tenantId, name }: { id: string; name: string },
  objectIds: readonly string[],
): Promise<void> {
  const now = new Date();
  const organizations = dataSource.getRepository(Organization);
  const known = await organizations.findOneBy({ tenantId });
  const organizationId = known?.id ?? randomUUID();
  if (!known) {
    const facts = { tenantId, name, created: now, isAdminConsented: true };
    await organizations.insert({ id: organizationId, ...facts });
  }
  for (let from = 0; from < objectIds.length; from += atOnce) {
    const people = objectIds
      .slice(from, from + atOnce)
      .map((objectId) => ({ objectId, userId: randomUUID() }));
    await dataSource
      .createQueryBuilder()
      .insert()
      .into(User)
      .values(people.map(({ objectId, userId }) => newUser(userId, `${objectId}@local.example`)))
      .updateEntity(false)
      .execute();
    await dataSource
      .createQueryBuilder()
      .insert()
      .into(Profile)
      .values(
        people.map(({ objectId, userId }) => ({ userId, organizationId, o365UserId: objectId })),
      )
      .updateEntity(false)
      .execute();
  }
}

const newUser = (id: string, email: string) => ({
  id,
  username: email,
  email,
  emailKey: email,
  passwordHash: null,
  firstName: '',
  lastName: '',
  isActive: true,
  dateJoined: new Date(),
  lastLogin: null,
});
