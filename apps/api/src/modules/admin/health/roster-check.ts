import type { HealthCheck, SyncStatus } from '@app/contracts';
import { agoText, isLate, type SyncTimes } from './sync-check';

type Found = Pick<HealthCheck, 'status' | 'title' | 'remedy'> & { fact: string };

/** Whether the copy of the roster is up to date (MIRROR-1). Having none is fine. */
export function checkRoster(status: SyncStatus, times: SyncTimes): HealthCheck {
  const { fact, ...found } = stopped(status) ?? stands(status, times);
  return { id: 'roster', ...found, facts: [fact] };
}

function stopped({ decision, mirror }: SyncStatus): Found | undefined {
  if (mirror.state === 'off' || !decision || decision.resource === 'users') return undefined;
  return {
    status: 'warning',
    title: 'Waiting for a decision',
    fact: 'Much of what it holds is gone in Microsoft 365. Until someone decides, it stays.',
    remedy: 'Review the list, then let the sync continue or keep everything.',
  };
}

function stands({ mirror, running }: SyncStatus, times: SyncTimes): Found {
  const { state, asOf } = mirror;
  if (state === 'off') return fine('Off', 'No copy of the roster is kept.');
  if (state === 'emptying') return fine('Being emptied', 'What it held is being removed.');
  if (state === 'filling' || asOf === null)
    return fine('Filling', 'The roster is being read for the first time.');
  const ago = times.now.getTime() - Date.parse(asOf);
  const fact = `What it holds was up to date ${agoText(ago)}.`;
  if (running || !isLate(ago, times)) return fine('Up to date', fact);
  return {
    status: 'warning',
    title: 'The roster copy is late',
    fact,
    remedy: 'Use Sync now. If this continues, contact whoever runs EDUGraph for you.',
  };
}

const fine = (title: string, fact: string): Found => ({ status: 'ok', title, fact, remedy: null });
