import type { SyncStatus } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import type { SessionUser } from '../../auth';
import { MirrorAdministration, SyncAdministration, SyncOverview } from '../../sync';
import { AuditLog } from '../audit/audit-log';
import { administratorOf } from '../own-tenant/own-tenant';

/** The copy of the own tenant's roster (MIRROR-1). Each change is recorded in the audit log. */
@Injectable()
export class MirrorService {
  constructor(
    private readonly mirror: MirrorAdministration,
    private readonly sync: SyncAdministration,
    private readonly overview: SyncOverview,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ConsentRequired when it is to be turned on */
  async choose(user: SessionUser, isWanted: boolean): Promise<SyncStatus> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      const isChanged = isWanted
        ? await this.mirror.turnOn(tenantId, actor.displayName)
        : await this.mirror.turnOff(tenantId);
      if (!isChanged) return;
      await this.audit.record({ tenantId, action: isWanted ? 'mirror.on' : 'mirror.off', actor });
    });
    this.sync.wake(tenantId);
    return this.overview.show(tenantId);
  }

  /** @throws ConsentRequired, MirrorIsOff */
  async refill(user: SessionUser): Promise<SyncStatus> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      await this.mirror.refill(tenantId, actor.displayName);
      await this.audit.record({ tenantId, action: 'mirror.refilled', actor });
    });
    this.sync.wake(tenantId);
    return this.overview.show(tenantId);
  }
}
