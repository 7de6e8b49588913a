import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import { hold, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { UserAccessFailureRow } from './user-access-failure.entity';
import { UserAccessJob } from './user-access-job.entity';

/** Milliseconds that a process may be silent before another one goes on with its work. */
export const leaseTtl = 30_000;

export type Progress = Pick<
  UserAccessJob,
  'total' | 'done' | 'enabled' | 'failed' | 'pageLink' | 'lastUserId' | 'inFlight'
>;
export type Failure = Omit<UserAccessFailureRow, 'tenantId'>;

const atStart: Progress = {
  total: null,
  done: 0,
  enabled: 0,
  failed: 0,
  pageLink: null,
  lastUserId: null,
  inFlight: [],
};

/** The work of giving everyone access, and where it has come to: one for each tenant. */
@Injectable()
export class UserAccessJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  async find(tenantId: string): Promise<UserAccessJob | undefined> {
    return (await this.rows.findOneBy({ tenantId })) ?? undefined;
  }

  /** Tenants whose work is not at its end. */
  async running(): Promise<string[]> {
    const jobs = await this.rows.find({ select: { tenantId: true }, where: { state: 'running' } });
    return jobs.map(({ tenantId }) => tenantId);
  }

  /** In an open transaction; of two at once one is the start. @returns false while the tenant's work is under way */
  async start(tenantId: string, startedBy: string): Promise<boolean> {
    const job = { id: randomUUID(), state: 'running' as const, startedBy: startedBy.slice(0, 255) };
    const values = { ...job, ...atStart, startedAt: new Date(), finishedAt: null, error: null };
    const again = await this.rows.update({ tenantId, state: Not('running') }, values);
    if (again.affected !== 1) {
      const insert = this.rows
        .createQueryBuilder()
        .insert()
        .values({ tenantId, ...values });
      await insert.orIgnore().updateEntity(false).execute();
      if ((await this.find(tenantId))?.id !== job.id) return false;
    }
    await this.failures.delete({ tenantId });
    return true;
  }

  /** In an open transaction. @returns false when there is nothing to cancel */
  async cancel(tenantId: string): Promise<boolean> {
    const end = { state: 'cancelled' as const, finishedAt: new Date(), inFlight: [] };
    const result = await this.rows.update({ tenantId, state: 'running' }, end);
    return result.affected === 1;
  }

  /**
   * Writes down how far it is. What the last requests brought counts even when the work was cancelled meanwhile.
   * @returns whether to go on
   * @throws LeaseLost
   */
  save(
    { tenantId, id }: UserAccessJob,
    lease: HeldLease,
    { failures = [], ...progress }: Progress & { failures?: readonly Failure[] },
  ): Promise<boolean> {
    return this.transactions.run(async (manager) => {
      await hold(manager, lease, leaseTtl);
      const counted = { tenantId, id, state: In(['running', 'cancelled']) };
      await manager.update(UserAccessJob, counted, progress);
      await addFailures(manager, tenantId, failures);
      return manager.existsBy(UserAccessJob, { tenantId, id, state: 'running' });
    });
  }

  /** Ends it, in an open transaction. @returns false when it was at its end already */
  async finish(
    { tenantId, id }: UserAccessJob,
    end: { state: 'done' } | { state: 'failed'; error: string },
  ): Promise<boolean> {
    const values = { ...end, finishedAt: new Date() };
    const result = await this.rows.update({ tenantId, id, state: 'running' }, values);
    return result.affected === 1;
  }

  async removeFailures(tenantId: string): Promise<void> {
    await this.failures.delete({ tenantId });
  }

  /** With the consent. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.rows.delete({ tenantId });
    await this.failures.delete({ tenantId });
  }

  private get rows() {
    return this.dataSource.getRepository(UserAccessJob);
  }

  private get failures() {
    return this.dataSource.getRepository(UserAccessFailureRow);
  }
}

async function addFailures(
  manager: EntityManager,
  tenantId: string,
  failures: readonly Failure[],
): Promise<void> {
  if (failures.length === 0) return;
  await manager
    .createQueryBuilder()
    .insert()
    .into(UserAccessFailureRow)
    .values(failures.map((failure) => ({ tenantId, ...failure })))
    .orIgnore()
    .updateEntity(false)
    .execute();
}
