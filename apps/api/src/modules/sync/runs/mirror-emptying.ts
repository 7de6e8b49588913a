import { Injectable } from '@nestjs/common';
import { hold, LeaseLost, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { OrganizationRepository } from '../../auth';
import { FormerMirrorRepository } from '../../roster';
import { SyncResources } from '../engine/sync-resources';
import { SyncTables } from '../engine/sync-tables';
import { leaseTtl } from './lease';

const removalsAtOnce = 1_000;

/**
 * Removes what is left of mirrors that were turned off: some rows at a time, since there may be millions. If it is
 * interrupted, the tenant's next turn goes on.
 */
@Injectable()
export class MirrorEmptying {
  constructor(
    private readonly transactions: Transactions,
    private readonly former: FormerMirrorRepository,
    private readonly resources: SyncResources,
    private readonly tables: SyncTables,
    private readonly organizations: OrganizationRepository,
  ) {}

  /** @returns whether nothing is left; otherwise, this process couldn't go on */
  async empty(tenantId: string, lease: HeldLease, signal: AbortSignal): Promise<boolean> {
    try {
      while (!signal.aborted) if (!(await this.removeSome(tenantId, lease))) return true;
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    }
    return false;
  }

  /** @returns whether anything is left */
  private removeSome(tenantId: string, lease: HeldLease): Promise<boolean> {
    return this.transactions.run(async (manager) => {
      await hold(manager, lease, leaseTtl);
      if (await this.former.removeSome(manager, tenantId)) return true;
      for (const { query } of this.resources.mirrored) {
        const scope = { tenantId, query };
        const noted = await this.tables.removals.nextNoted(manager, scope, removalsAtOnce);
        await this.tables.removals.letGo(manager, scope, [...noted.keys()]);
        if (noted.size === removalsAtOnce) return true;
      }
      await this.organizations.chooseMirror(tenantId, { isMirrorLeft: false });
      return false;
    });
  }
}
