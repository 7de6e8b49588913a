import type { SyncDecision } from '@app/contracts';
import { wouldText } from './decision-words';
import type { SyncState } from './sync-state';

export const syncTexts = {
  title: 'Sync',
  state: 'Sync status',
  lead: 'Keeps linked accounts and the roster copy up to date with Microsoft 365.',
  loading: 'Loading sync',
  notLoaded: 'Sync didn’t load',
  stale: 'We can’t check the sync right now.',
  syncNow: 'Sync now',
  allRuns: 'All runs',
  review: 'Review',
  stopped: (decision: SyncDecision) =>
    `Sync stopped: it ${wouldText(decision)}. Look at the list before it goes on.`,
  notStarted: 'The sync wasn’t started.',
  cooling: (seconds: number) => `You can sync again in ${seconds} s.`,
  alreadyRunning: 'A sync is running.',
  decideFirst: 'Review the stopped sync first.',
  toConsent: 'Go to consent',
  next: 'Next run',
  soon: 'Next run within a minute.',
  failed: 'The last run failed.',
  started: 'Started',
  by: 'by',
  progress: 'The sync is running',
  leave: 'You can leave this page. The sync will continue.',
  received: 'received',
  added: 'added',
  updated: 'updated',
  deactivated: 'deactivated',
  removed: 'removed',
  pause: 'Pause schedule',
  resume: 'Resume schedule',
  isPaused: 'Schedule paused.',
  isResumed: 'Schedule resumed.',
  undo: 'Undo',
  notPaused: 'The schedule wasn’t paused.',
  notResumed: 'The schedule wasn’t resumed.',
  runs: 'Runs',
  quietRuns: 'Runs of the roster copy are listed if they changed something.',
  caption: 'Sync runs, newest first',
  lastRuns: 'Latest sync runs',
  noRuns: 'No runs yet',
  noRunsText: 'Each run is listed here with what it changed.',
  when: 'When',
  outcome: 'Result',
  did: 'Changes',
  took: 'Duration',
};

/** Explains the states whose chip isn't self-explanatory. */
export const stateSentences: Partial<Record<SyncState, string>> = {
  consent: 'Consent must be granted first. Until then, nothing is synced from Microsoft 365.',
  off: 'The schedule is turned off on this server (SYNC_ENABLED). Nothing runs automatically, but Sync now works.',
  paused:
    'The schedule is paused. Changes in Microsoft 365 only arrive here when you use Sync now.',
  new: 'It hasn’t run yet. The first run covers everyone.',
  late: 'A run is overdue. If this continues, contact whoever runs EDUGraph for you.',
};
