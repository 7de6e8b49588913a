import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { hold, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { OrganizationRepository } from '../../auth';
import { RosterMirrorRepository } from '../../roster';
import type { DeltaHandler } from '../engine/delta-handler';
import type { SyncState } from '../engine/sync-state';
import { leaseTtl } from './lease';
import { RunStarts } from './run-starts';

/** Starts the mirrors of tenants that want one, and notes when they are complete. Only for the holder of a tenant's lease. */
@Injectable()
export class MirrorStarts {
  constructor(
    private readonly transactions: Transactions,
    private readonly organizations: OrganizationRepository,
    private readonly mirrors: RosterMirrorRepository,
    private readonly starts: RunStarts,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /**
   * Turns the mirror on and begins a run of each of its resources, if it is wanted and nothing is left of a former one.
   * @returns the state after that
   */
  async start(state: SyncState, lease: HeldLease): Promise<SyncState> {
    const { tenantId } = state.tenant;
    if (state.mirror !== null || !this.mayStart(state.isConsented, state.choice)) return state;
    return this.transactions.run(async (manager) => {
      await hold(manager, lease, leaseTtl);
      const found = await this.organizations.findLocked(tenantId);
      if (!found || !this.mayStart(found.isAdminConsented, found)) return state;
      const startedBy = found.mirrorChosenBy;
      await this.mirrors.start(tenantId, startedBy ?? '');
      const started = (await this.starts.load(tenantId)) ?? state;
      const trigger = startedBy === null ? 'schedule' : 'administrator';
      for (const handler of this.starts.resources.mirrored)
        await this.starts.begin(started, handler, { trigger, startedBy });
      return (await this.starts.load(tenantId)) ?? state;
    });
  }

  now(): Date {
    return this.mirrors.now();
  }

  /**
   * Notes how old the mirror is, and whether it's complete.
   * @param left the resources that a turn, begun then, didn't read to their end
   */
  async note(state: SyncState, began: Date, left: ReadonlySet<DeltaHandler>): Promise<void> {
    const { tenantId, mirror } = state.tenant;
    if (mirror === 'off') return;
    if (!this.starts.resources.mirrored.some((handler) => left.has(handler)))
      await this.mirrors.markRead(tenantId, began);
    if (mirror === 'filling') await this.noteFilled(state);
  }

  /** The mirror is ready once each of its resources has finished a round. */
  private async noteFilled({ tenant: { tenantId } }: SyncState): Promise<void> {
    const state = await this.starts.load(tenantId);
    if (!state) return;
    const isRead = ({ query }: DeltaHandler) => {
      const checkpoint = state.checkpoints.get(query);
      return checkpoint?.phase === 'idle' && checkpoint.round > 0;
    };
    if (this.starts.resources.mirrored.every(isRead)) await this.mirrors.markFilled(tenantId);
  }

  private mayStart(
    isConsented: boolean,
    { isMirrorWanted, isMirrorLeft }: SyncState['choice'],
  ): boolean {
    return isConsented && !isMirrorLeft && (isMirrorWanted ?? this.config.ROSTER_MIRROR);
  }
}
