import type { HealthCheck, SyncStatus } from '@app/contracts';

const minute = 60_000;

export interface SyncTimes {
  /** Milliseconds between two ticks of the schedule. */
  interval: number;
  now: Date;
}

type Found = Pick<HealthCheck, 'status' | 'title' | 'remedy'> & { fact: string };

/** Whether the sync keeps the tenant's people in step; what needs somebody comes before what does not. */
export function checkSync(status: SyncStatus, times: SyncTimes): HealthCheck {
  const { fact, ...found } = stopped(status) ?? ran(status, times);
  return { id: 'sync', ...found, facts: [fact] };
}

function stopped({ decision, scheduled, paused }: SyncStatus): Found | undefined {
  if (decision) {
    const { deactivate, remove, known } = decision;
    return {
      status: 'warning',
      title: 'Waits for a decision',
      fact: `It would take ${deactivate + remove} of ${known} accounts away.`,
      remedy: 'Review whose accounts these are, then go on or keep them.',
    };
  }
  if (!scheduled) {
    return {
      status: 'warning',
      title: 'Off',
      fact: 'The operator of EDUGraph has turned the schedule off (SYNC_ENABLED).',
      remedy: 'Start the sync by hand, or ask the operator to turn it on.',
    };
  }
  if (!paused) return undefined;
  return {
    status: 'warning',
    title: 'Paused',
    fact: 'An administrator has paused it.',
    remedy: 'Resume it, so that leavers lose their access here.',
  };
}

function ran({ runs, running }: SyncStatus, { interval, now }: SyncTimes): Found {
  const [last] = runs;
  if (last?.state === 'failed') {
    return {
      status: 'error',
      title: 'The last sync failed',
      fact: last.error ?? 'The reason is not known.',
      remedy: 'Look at the sync; it tries again by itself.',
    };
  }
  const done = runs.find(({ state }) => state === 'done')?.finishedAt;
  if (!done) {
    const fact = running ? 'The first one is under way.' : 'The first one comes with the schedule.';
    return { status: 'ok', title: 'Not synced yet', fact, remedy: null };
  }
  const ago = now.getTime() - Date.parse(done);
  const fact = `The last one ended ${agoText(ago)}.`;
  // One tick may fall into a run, and a run may take a while.
  if (running || ago <= 2 * interval + minute) {
    return { status: 'ok', title: 'On time', fact, remedy: null };
  }
  const remedy = 'Start the sync by hand; if it stays late, ask the operator of EDUGraph.';
  return { status: 'warning', title: 'Late', fact, remedy };
}

function agoText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / minute);
  return minutes < 1 ? 'less than a minute ago' : `${minutes} min ago`;
}
