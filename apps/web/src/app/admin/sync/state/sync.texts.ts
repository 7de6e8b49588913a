import type { SyncDecision } from '@app/contracts';
import { accountsText, peopleText } from '../../admin.texts';
import type { SyncState } from './sync-state';

const number = (count: number) => count.toLocaleString();

/** “deactivate 20 and remove 4”: what a stopped run would do. */
function wouldDo({ deactivate, remove }: SyncDecision): string {
  if (remove === 0) return `deactivate ${number(deactivate)}`;
  if (deactivate === 0) return `remove ${number(remove)}`;
  return `deactivate ${number(deactivate)} and remove ${number(remove)}`;
}

/** “deactivate 20 accounts and remove 4 for good” */
function willDo(deactivate: number, remove: number): string {
  if (remove === 0) return `deactivate ${accountsText(deactivate)}`;
  if (deactivate === 0) return `remove ${accountsText(remove)} for good`;
  return `deactivate ${accountsText(deactivate)} and remove ${number(remove)} for good`;
}

/** “would deactivate 24 of 98 people” */
export const wouldText = (decision: SyncDecision) =>
  `would ${wouldDo(decision)} of ${peopleText(decision.known)}`;

export const syncTexts = {
  title: 'Sync',
  state: 'Sync status',
  lead: 'Keeps linked accounts up to date with Microsoft 365: names, jobs, and who can sign in.',
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

export const reviewTexts = {
  title: 'Stopped sync',
  lead: (decision: SyncDecision) =>
    `The sync stopped before removing any accounts: it ${wouldText(decision)}. Until you decide, nothing is synced.`,
  loading: 'Loading the stopped sync',
  notLoaded: 'The stopped sync didn’t load',
  nothing: 'No sync is waiting for a decision',
  nothingText: 'Nothing was stopped, or someone has already decided.',
  toSync: 'Go to sync',
  outdated: 'Another run has stopped in the meantime, so nothing was decided. This is its list.',
  keepTitle: 'Is this a mistake?',
  keepText:
    'Keep these accounts, and no one loses anything here. The sync continues with its next run, and asks again if Microsoft reports these people again. Nothing changes in Microsoft 365.',
  keep: 'Keep these accounts',
  kept: (decision: SyncDecision) => `${accountsText(decision.deactivate + decision.remove)} kept.`,
  notKept: 'Nothing was decided.',
  goOnTitle: 'Is this right?',
  goOnText: ({ deactivate, remove }: SyncDecision) =>
    `Let the sync continue. It will ${willDo(deactivate, remove)}.`,
  goOn: 'Continue…',
  goesOn: 'The sync continues.',
  confirmTitle: 'Let the sync continue?',
  consequences: ({ deactivate, remove }: SyncDecision) => [
    ...(deactivate > 0
      ? [
          `${accountsText(deactivate)} will be deactivated. No one can sign in with them until the person is back in Microsoft 365.`,
        ]
      : []),
    ...(remove > 0
      ? [
          `${accountsText(remove)} will be removed for good, with profile, roles, and seats. This can’t be undone.`,
        ]
      : []),
    'Their sessions end immediately.',
  ],
  confirmLabel: ({ deactivate, remove }: SyncDecision) => {
    if (remove === 0) return `Deactivate ${accountsText(deactivate)}`;
    if (deactivate === 0) return `Remove ${accountsText(remove)}`;
    return `Deactivate ${number(deactivate)} and remove ${accountsText(remove)}`;
  },
  notGone: 'The sync didn’t continue.',
  list: 'Affected accounts',
  caption: 'People whose accounts the stopped sync would take away',
  listLoading: 'Loading the people',
  listNotLoaded: 'The people didn’t load',
  moreFailed: 'The next people didn’t load.',
  listEmpty: 'The list is empty',
  noun: ['person', 'people'] as const,
  person: 'Person',
  local: 'EDUGraph account',
  outcome: 'What happens',
  deactivated: 'Deactivated',
  removed: 'Removed for good',
  why: {
    changed: 'Deleted in Microsoft 365. They can be restored there for 30 days.',
    disabled: 'Sign-in is blocked in Microsoft 365.',
    deleted: 'Deleted for good in Microsoft 365.',
  },
};
