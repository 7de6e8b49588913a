import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { Clock } from '../../../clock/clock';
import { Organization } from '../../auth';
import { RosterMirror } from '../../roster';
import { DataSyncRecord } from '../engine/data-sync-record.entity';
import { SyncResources } from '../engine/sync-resources';
import { leaseTtl } from './lease';

/** Tenants looked up and queued at once. */
export const tenantsAtOnce = 1_000;

/** A tenant's checkpoints that meet a condition. */
const countOf = (condition: string) =>
  `(SELECT COUNT(*) FROM data_sync_records r WHERE r.tenant_id = o.tenant_id AND ${condition})`;

/** Finds the tenants whose turn it is, from the database alone, so that no queue has to survive anything. */
@Injectable()
export class DueTenants {
  constructor(
    private readonly dataSource: DataSource,
    private readonly resources: SyncResources,
    private readonly clock: Clock,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** All tenants due at a tick of the schedule, some at a time. */
  async *scheduled(): AsyncGenerator<string[]> {
    const now = this.clock.date();
    const resources = this.resources.handlers.length;
    let after = '';
    for (;;) {
      const rows = await this.dataSource
        .getRepository(Organization)
        .createQueryBuilder('o')
        .select('o.tenantId', 'tenantId')
        .where('o.tenant_id > :after AND o.is_admin_consented = :yes', { after, yes: true })
        .andWhere(`${countOf('r.is_paused = :yes')} = 0`)
        .leftJoin(RosterMirror, 'm', 'm.tenant_id = o.tenant_id')
        .andWhere(
          `${countOf("(r.phase = 'decision' OR r.not_before > :now)")}
            < CASE WHEN m.tenant_id IS NULL AND NOT COALESCE(o.is_mirror_wanted, :isDefault)
              THEN 1 ELSE :resources END`,
        )
        .setParameters({ now, resources, isDefault: this.config.ROSTER_MIRROR })
        .orderBy('o.tenant_id')
        .limit(tenantsAtOnce)
        .getRawMany<{ tenantId: string }>();
      if (rows.length > 0) yield rows.map(({ tenantId }) => tenantId);
      const last = rows.at(-1);
      if (!last || rows.length < tenantsAtOnce) return;
      after = last.tenantId;
    }
  }

  /**
   * Tenants with work that no process is doing: an open run whose pause is over or whose process is gone, or a former
   * mirror that has to be removed.
   */
  async leftOver(): Promise<string[]> {
    const [withRuns, withRows] = await Promise.all([this.withOpenRuns(), this.withFormerMirror()]);
    return [...new Set([...withRuns, ...withRows])];
  }

  private async withFormerMirror(): Promise<string[]> {
    const rows = await this.dataSource.getRepository(Organization).find({
      select: { tenantId: true },
      where: { isMirrorLeft: true },
      take: tenantsAtOnce,
    });
    return rows.map(({ tenantId }) => tenantId);
  }

  private async withOpenRuns(): Promise<string[]> {
    const now = this.clock.date();
    const rows = await this.dataSource
      .getRepository(DataSyncRecord)
      .createQueryBuilder('r')
      .select('r.tenantId', 'tenantId')
      .distinct(true)
      .where("r.run_id IS NOT NULL AND r.phase <> 'decision'")
      .andWhere(
        '((r.not_before IS NULL AND r.updated < :silent) OR (r.not_before IS NOT NULL AND r.not_before <= :now))',
        { now, silent: new Date(now.getTime() - leaseTtl) },
      )
      .limit(tenantsAtOnce)
      .getRawMany<{ tenantId: string }>();
    return rows.map(({ tenantId }) => tenantId);
  }
}
