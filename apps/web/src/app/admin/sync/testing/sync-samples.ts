import type { MirrorStatus, SyncDecision, SyncRun, SyncStatus } from '@app/contracts';

/** A scheduled run that changed nothing, years ago so that no cool-down applies. */
export const syncRun = (more: Partial<SyncRun> = {}): SyncRun => ({
  id: 'r1',
  resource: 'users',
  startedAt: '2020-10-12T12:00:00.000Z',
  finishedAt: '2020-10-12T12:00:00.400Z',
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
  ...more,
});

export const runningRun = (more: Partial<SyncRun> = {}): SyncRun =>
  syncRun({ id: 'r2', state: 'running', finishedAt: null, ...more });

export const mirrorStatus = (more: Partial<MirrorStatus> = {}): MirrorStatus => ({
  enabled: false,
  state: 'off',
  startedAt: null,
  startedBy: null,
  filledAt: null,
  asOf: null,
  counts: null,
  ...more,
});

export const syncStatus = (more: Partial<SyncStatus> = {}): SyncStatus => ({
  running: false,
  nextRun: null,
  scheduled: true,
  paused: false,
  decision: null,
  mirror: mirrorStatus(),
  resources: [],
  runs: [syncRun()],
  ...more,
});

export const decision: SyncDecision = {
  runId: 'r9',
  resource: 'users',
  deactivate: 24,
  remove: 0,
  known: 98,
  emptied: 0,
};
