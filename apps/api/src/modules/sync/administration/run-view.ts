import type { SyncResource, SyncRun as SyncRunView } from '@app/contracts';
import type { DataSyncRecord } from '../engine/data-sync-record.entity';
import type { SyncRun } from '../engine/sync-run.entity';

/** @param checkpoint its resource's */
export function toRunView(run: SyncRun, checkpoint: DataSyncRecord | undefined): SyncRunView {
  const { id, state, isFull, trigger, startedBy, startedAt, finishedAt, error, errorCode } = run;
  const isOpen = checkpoint?.runId === id && state === 'running';
  return {
    id,
    // Handlers are named as the contract names resources.
    resource: run.query as SyncResource,
    state,
    full: isFull,
    trigger,
    startedBy,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    received: run.received,
    added: run.added,
    updated: run.updated,
    deactivated: run.deactivated,
    reactivated: run.reactivated,
    removed: run.removed,
    unknown: run.unknown,
    waited: run.waited,
    waitingUntil: isOpen ? (checkpoint.notBefore?.toISOString() ?? null) : null,
    ...(error !== null && { error }),
    ...(errorCode !== null && { errorCode }),
  };
}
