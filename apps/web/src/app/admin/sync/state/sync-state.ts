import type { SyncStatus } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { failedRun } from './current-run';

export type SyncState =
  'running' | 'decision' | 'consent' | 'off' | 'paused' | 'new' | 'failed' | 'late' | 'on-time';

/** A due run starts almost immediately; after this long, something is wrong. */
const patience = 2 * 60_000;

/** The state of a tenant's sync; states that need attention come first. */
export function stateOf(status: SyncStatus, isConsented: boolean, now: number): SyncState {
  if (status.decision) return 'decision';
  if (status.running) return 'running';
  if (!isConsented) return 'consent';
  if (!status.scheduled) return 'off';
  if (status.paused) return 'paused';
  return scheduledState(status, now);
}

function scheduledState(status: SyncStatus, now: number): SyncState {
  const { runs, nextRun } = status;
  if (failedRun(status)) return 'failed';
  if (nextRun && Date.parse(nextRun) + patience < now) return 'late';
  return runs.length === 0 ? 'new' : 'on-time';
}

export const stateLooks: Record<SyncState, { word: string; kind: ChipKind; icon?: IconName }> = {
  running: { word: 'Running', kind: 'info', icon: 'hourglass-empty' },
  decision: { word: 'Needs you', kind: 'warning', icon: 'priority-high' },
  consent: { word: 'Off', kind: 'neutral', icon: 'block' },
  off: { word: 'Off', kind: 'neutral', icon: 'block' },
  paused: { word: 'Paused', kind: 'neutral', icon: 'pause' },
  new: { word: 'Not run yet', kind: 'outlined' },
  failed: { word: 'Late', kind: 'warning', icon: 'schedule' },
  late: { word: 'Late', kind: 'warning', icon: 'schedule' },
  'on-time': { word: 'On time', kind: 'success', icon: 'check' },
};
