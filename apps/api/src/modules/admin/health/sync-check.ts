import type { HealthCheck, SyncStatus } from '@app/contracts';

const minute = 60_000;

export interface SyncTimes {
  /** Milliseconds between two ticks of the schedule. */
  interval: number;
  now: Date;
}

type Found = Pick<HealthCheck, 'status' | 'title' | 'remedy'> & { fact: string };

/** Whether the sync keeps the tenant's people up to date; what needs someone's attention comes first. */
export function checkSync(status: SyncStatus, times: SyncTimes): HealthCheck {
  const { fact, ...found } = stopped(status) ?? ran(status, times);
  return { id: 'sync', ...found, facts: [fact] };
}

function stopped({ decision, scheduled, paused }: SyncStatus): Found | undefined {
  if (decision?.resource === 'users') {
    const { deactivate, remove, known } = decision;
    return {
      status: 'warning',
      title: 'Waiting for a decision',
      fact: `It would take away ${deactivate + remove} of ${known} accounts.`,
      remedy: 'Review the accounts, then let the sync continue or keep them.',
    };
  }
  if (!scheduled) {
    return {
      status: 'warning',
      title: 'Off',
      fact: 'The schedule is turned off on this server (SYNC_ENABLED).',
      remedy: 'Use Sync now, or ask whoever runs EDUGraph for you to turn it on.',
    };
  }
  if (!paused) return undefined;
  return {
    status: 'warning',
    title: 'Paused',
    fact: 'An administrator has paused the schedule.',
    remedy: 'Resume it, so that people who leave lose their access here.',
  };
}

function ran({ runs: all, running }: SyncStatus, times: SyncTimes): Found {
  const runs = all.filter(({ resource }) => resource === 'users');
  const [last] = runs;
  if (last?.state === 'failed') {
    return {
      status: 'error',
      title: 'The last sync failed',
      fact: last.error ?? 'The reason is unknown.',
      remedy: 'See the sync page for details.',
    };
  }
  const done = runs.find(({ state }) => state === 'done')?.finishedAt;
  if (!done) {
    const fact = running
      ? 'The first run is in progress.'
      : 'The first run comes with the schedule.';
    return { status: 'ok', title: 'Not synced yet', fact, remedy: null };
  }
  const ago = times.now.getTime() - Date.parse(done);
  const fact = `The last run ended ${agoText(ago)}.`;
  if (running || !isLate(ago, times)) {
    return { status: 'ok', title: 'On time', fact, remedy: null };
  }
  const remedy = 'Use Sync now. If this continues, contact whoever runs EDUGraph for you.';
  return { status: 'warning', title: 'Late', fact, remedy };
}

/** A tick may fall into a run, and a run may take a while. */
export const isLate = (ago: number, { interval }: SyncTimes) => ago > 2 * interval + minute;

export function agoText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
}
