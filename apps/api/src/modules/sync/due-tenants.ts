import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Organization } from '../auth';
import { DataSyncRecord } from './engine/data-sync-record.entity';
import { SyncStates } from './engine/sync-states';
import { leaseTtl } from './lease';
import { UsersHandler } from './users/users-handler';

/** Tenants that are looked up, and given to the queue, at once. */
export const tenantsAtOnce = 1_000;

/** Whose turn it is, as the database knows it: no queue has to outlive anything. */
@Injectable()
export class DueTenants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: SyncStates,
    private readonly handler: UsersHandler,
  ) {}

  /** All tenants that a tick of the schedule is for, some at a time, however many there are. */
  async *scheduled(): AsyncGenerator<string[]> {
    const { query } = this.handler;
    let after = '';
    for (;;) {
      const rows = await this.dataSource
        .getRepository(Organization)
        .createQueryBuilder('o')
        .leftJoin(DataSyncRecord, 'r', 'r.tenant_id = o.tenant_id AND r.query = :query', { query })
        .select('o.tenantId', 'tenantId')
        .where('o.tenant_id > :after AND o.is_admin_consented = :yes', { after, yes: true })
        .andWhere(
          `(r.id IS NULL OR (r.is_paused = :no AND r.phase <> 'decision'
            AND (r.not_before IS NULL OR r.not_before <= :now)))`,
          { no: false, now: this.states.now() },
        )
        .orderBy('o.tenant_id')
        .limit(tenantsAtOnce)
        .getRawMany<{ tenantId: string }>();
      if (rows.length > 0) yield rows.map(({ tenantId }) => tenantId);
      const last = rows.at(-1);
      if (!last || rows.length < tenantsAtOnce) return;
      after = last.tenantId;
    }
  }

  /** Tenants with a run that is open and that nobody works on: its pause is over, or its process has gone. */
  async leftOver(): Promise<string[]> {
    const now = this.states.now();
    const rows = await this.dataSource
      .getRepository(DataSyncRecord)
      .createQueryBuilder('r')
      .select('r.tenantId', 'tenantId')
      .where("r.run_id IS NOT NULL AND r.phase <> 'decision' AND r.query = :query", this.handler)
      .andWhere(
        '((r.not_before IS NULL AND r.updated < :silent) OR (r.not_before IS NOT NULL AND r.not_before <= :now))',
        { now, silent: new Date(now.getTime() - leaseTtl) },
      )
      .limit(tenantsAtOnce)
      .getRawMany<{ tenantId: string }>();
    return rows.map(({ tenantId }) => tenantId);
  }
}
