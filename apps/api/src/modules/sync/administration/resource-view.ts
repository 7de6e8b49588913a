import type { SyncPhase, SyncResource, SyncResourceState } from '@app/contracts';
import type { DataSyncRecord, Phase } from '../engine/data-sync-record.entity';

const phases: Record<Phase, SyncPhase> = {
  idle: 'idle',
  pages: 'reading',
  sweep: 'checking',
  check: 'checking',
  settle: 'removing',
  decision: 'decision',
};

const untouched = {
  phase: 'idle',
  failed: false,
  waitingUntil: null,
  lastFinished: null,
  lastFull: null,
} as const;

/** @param checkpoint none before the resource's first run */
export function toResourceState(
  query: string,
  checkpoint: DataSyncRecord | undefined,
): SyncResourceState {
  const resource = query as SyncResource;
  if (!checkpoint) return { resource, ...untouched };
  const { runId, phase, notBefore, finishedAt, fullStartedAt } = checkpoint;
  const isOpen = runId !== null;
  return {
    resource,
    phase: isOpen ? phases[phase] : 'idle',
    // A run that fails leaves its round where it stands.
    failed: !isOpen && phase !== 'idle',
    waitingUntil: timeText(notBefore),
    lastFinished: timeText(finishedAt),
    lastFull: timeText(fullStartedAt),
  };
}

const timeText = (time: Date | null) => time?.toISOString() ?? null;
