import type { SyncRun, SyncStatus } from '@app/contracts';
import { checkSync } from './sync-check';

const now = new Date('2026-03-01T08:00:00Z');
const interval = 5 * 60_000;
const minutesAgo = (count: number) => new Date(now.getTime() - count * 60_000).toISOString();

const run = (changes: Partial<SyncRun> = {}): SyncRun => ({
  id: 'r1',
  resource: 'users',
  startedAt: minutesAgo(3),
  finishedAt: minutesAgo(3),
  state: 'done',
  full: false,
  trigger: 'schedule',
  startedBy: null,
  received: 0,
  added: 0,
  updated: 0,
  deactivated: 0,
  reactivated: 0,
  removed: 0,
  unknown: 0,
  waited: 0,
  waitingUntil: null,
  ...changes,
});

const off = {
  enabled: false,
  state: 'off' as const,
  startedAt: null,
  startedBy: null,
  filledAt: null,
  asOf: null,
  counts: null,
};

const check = (changes: Partial<SyncStatus> = {}) =>
  checkSync(
    {
      running: false,
      nextRun: null,
      scheduled: true,
      paused: false,
      decision: null,
      mirror: off,
      resources: [],
      runs: [run()],
      ...changes,
    },
    { interval, now },
  );

describe('the health center’s sync check (ADM-10)', () => {
  it.each([
    ['a recent run', {}, 'ok', 'On time'],
    ['no run yet', { runs: [] }, 'ok', 'Not synced yet'],
    ['an old run', { runs: [run({ finishedAt: minutesAgo(12) })] }, 'warning', 'Late'],
    [
      'an old run and a long one in progress',
      {
        running: true,
        runs: [run({ state: 'running', finishedAt: null }), run({ finishedAt: minutesAgo(60) })],
      },
      'ok',
      'On time',
    ],
    [
      'a failed run',
      { runs: [run({ state: 'failed', error: 'No answer.' }), run()] },
      'error',
      'The last sync failed',
    ],
    ['a pause', { paused: true }, 'warning', 'Paused'],
    ['no schedule', { scheduled: false }, 'warning', 'Off'],
    [
      'a pending decision',
      {
        decision: {
          runId: 'r1',
          resource: 'users',
          deactivate: 20,
          remove: 4,
          known: 98,
          emptied: 0,
        },
      },
      'warning',
      'Waiting for a decision',
    ],
  ] as const)('reports %s', (_what, changes, ...[status, title]) => {
    const found = check(changes as Partial<SyncStatus>);
    expect(found).toMatchObject({ id: 'sync', status, title });
    expect(found.facts).toHaveLength(1);
    expect(found.remedy === null).toBe(status === 'ok');
  });
});
