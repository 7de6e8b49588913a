import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { hold, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { UserAccessFailure } from './user-access-failure.entity';
import { UserAccessJob } from './user-access-job.entity';

/** Milliseconds a process may be silent before another one continues its job. */
export const leaseTtl = 30_000;

export type Progress = Pick<
  UserAccessJob,
  'total' | 'done' | 'enabled' | 'failed' | 'pageLink' | 'lastUserId' | 'inFlight'
>;
export type Failure = Omit<UserAccessFailure, 'tenantId'>;

const atStart: Progress = {
  total: null,
  done: 0,
  enabled: 0,
  failed: 0,
  pageLink: null,
  lastUserId: null,
  inFlight: [],
};

/** The jobs of giving everyone access and how far they have got, one per tenant. */
@Injectable()
export class UserAccessJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async find(tenantId: string): Promise<UserAccessJob | undefined> {
    return (await this.rows.findOneBy({ tenantId })) ?? undefined;
  }

  /** Tenants with an unfinished job. */
  async running(): Promise<string[]> {
    const jobs = await this.rows.find({ select: { tenantId: true }, where: { state: 'running' } });
    return jobs.map(({ tenantId }) => tenantId);
  }

  /** Joins an open transaction. Of two calls at once, one starts the job. @returns false while the tenant has one */
  async start(tenantId: string, startedBy: string): Promise<boolean> {
    const job = { id: randomUUID(), state: 'running' as const, startedBy };
    const values = {
      ...job,
      ...atStart,
      startedAt: this.clock.date(),
      finishedAt: null,
      error: null,
    };
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

  /** Joins an open transaction. @returns false if there is nothing to cancel */
  async cancel(tenantId: string): Promise<boolean> {
    const end = { state: 'cancelled' as const, finishedAt: this.clock.date(), inFlight: [] };
    const result = await this.rows.update({ tenantId, state: 'running' }, end);
    return result.affected === 1;
  }

  /**
   * Records how far the job is. The last requests count even if it was cancelled in the meantime.
   * @returns whether to continue
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

  /** Ends a job. Joins an open transaction. @returns false if it had already ended */
  async finish(
    { tenantId, id }: UserAccessJob,
    end: { state: 'done' } | { state: 'failed'; error: string },
  ): Promise<boolean> {
    const values = { ...end, finishedAt: this.clock.date() };
    const result = await this.rows.update({ tenantId, id, state: 'running' }, values);
    return result.affected === 1;
  }

  async removeFailures(tenantId: string): Promise<void> {
    await this.failures.delete({ tenantId });
  }

  /** For a withdrawn consent. Joins an open transaction. */
  async removeOfTenant(tenantId: string): Promise<void> {
    await this.rows.delete({ tenantId });
    await this.failures.delete({ tenantId });
  }

  private get rows() {
    return this.dataSource.getRepository(UserAccessJob);
  }

  private get failures() {
    return this.dataSource.getRepository(UserAccessFailure);
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
    .into(UserAccessFailure)
    .values(failures.map((failure) => ({ tenantId, ...failure })))
    .orIgnore()
    .updateEntity(false)
    .execute();
}
