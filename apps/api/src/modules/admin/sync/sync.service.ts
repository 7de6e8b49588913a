import type {
  ListSyncRemovalsQuery,
  SyncChoice,
  SyncRemovalList,
  SyncStarted,
  SyncStatus,
} from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import type { SessionUser } from '../../auth';
import { NotedRemovals, SyncAdministration, SyncOverview } from '../../sync';
import { AuditLog } from '../audit/audit-log';
import { readPlace, toPage, writePlace } from '../../../http';
import { administratorOf, tenantOf } from '../own-tenant/own-tenant';

const order = 'removals';

/** The own tenant's sync (ADM-7, SYNC-8). Each action is recorded in the audit log with what it did. */
@Injectable()
export class SyncService {
  constructor(
    private readonly overview: SyncOverview,
    private readonly administration: SyncAdministration,
    private readonly noted: NotedRemovals,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {}

  show(user: SessionUser): Promise<SyncStatus> {
    return this.overview.show(tenantOf(user));
  }

  /** @throws ConsentRequired, SyncRunning, DecisionPending */
  async start(user: SessionUser): Promise<SyncStarted> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    const id = await this.transactions.run(async () => {
      const id = await this.administration.start(tenantId, actor.displayName);
      await this.audit.record({ tenantId, action: 'sync.started', actor });
      return id;
    });
    this.administration.wake(tenantId);
    return { id };
  }

  async pause(user: SessionUser, isPaused: boolean): Promise<SyncStatus> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      if (!(await this.administration.pause(tenantId, isPaused))) return;
      const action = isPaused ? 'sync.paused' : 'sync.resumed';
      await this.audit.record({ tenantId, action, actor });
    });
    return this.show(user);
  }

  async listRemovals(
    user: SessionUser,
    { resource, limit, cursor }: ListSyncRemovalsQuery,
  ): Promise<SyncRemovalList> {
    const after = readPlace(order, cursor)?.id ?? '';
    const rows = await this.noted.list(tenantOf(user), resource, { after, take: limit + 1 });
    return toPage(rows, limit, ({ id }) => writePlace(order, { by: '', id }));
  }

  /** @throws DecisionOutdated */
  async decide(user: SessionUser, { runId, choice }: SyncChoice): Promise<SyncStatus> {
    const actor = administratorOf(user);
    const { tenantId } = actor;
    await this.transactions.run(async () => {
      const { resource, deactivate, remove } =
        choice === 'go-on'
          ? await this.administration.goOn(tenantId, runId)
          : await this.administration.discard(tenantId, runId);
      const action = choice === 'go-on' ? 'sync.confirmed' : 'sync.discarded';
      const details = { deactivated: deactivate, removed: remove };
      const subject = resource === 'users' ? {} : { subject: resource };
      await this.audit.record({ tenantId, action, actor, details, ...subject });
    });
    if (choice === 'go-on') this.administration.wake(tenantId);
    return this.show(user);
  }
}
