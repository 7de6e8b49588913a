import type { SyncDecision } from '@app/contracts';
import { accountsText, peopleText } from '../admin.texts';
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
  state: 'How the sync stands',
  lead: 'Keeps the linked accounts as Microsoft 365 has them: names, jobs, and who may sign in.',
  loading: 'Loading sync',
  notLoaded: 'Sync did not load',
  stale: 'How the sync stands we cannot see at the moment.',
  syncNow: 'Sync now',
  allRuns: 'All runs',
  review: 'Review',
  stopped: (decision: SyncDecision) =>
    `Sync stopped: it ${wouldText(decision)}. Look at the list before it goes on.`,
  notStarted: 'The sync was not started.',
  cooling: (seconds: number) => `You can sync again in ${seconds} s.`,
  alreadyRunning: 'A sync is running.',
  decideFirst: 'Decide about the stopped sync first.',
  toConsent: 'Go to consent',
  next: 'Next run',
  soon: 'Next run within a minute.',
  failed: 'The last run failed.',
  started: 'Started',
  by: 'by',
  progress: 'The sync is running',
  leave: 'You can leave this page. The sync goes on.',
  received: 'received',
  updated: 'updated',
  deactivated: 'deactivated',
  removed: 'removed',
  pause: 'Pause schedule',
  resume: 'Resume schedule',
  isPaused: 'Schedule paused.',
  isResumed: 'Schedule resumed.',
  undo: 'Undo',
  notPaused: 'The schedule was not paused.',
  notResumed: 'The schedule was not resumed.',
  runs: 'Runs',
  caption: 'Runs of the sync, the latest first',
  lastRuns: 'Last runs of the sync',
  noRuns: 'No run yet',
  noRunsText: 'Each run is listed here with what it changed.',
  when: 'When',
  outcome: 'How it ended',
  did: 'What it did',
  took: 'Took',
};

/** What a state means, where its chip does not say it all. */
export const stateSentences: Partial<Record<SyncState, string>> = {
  consent: 'Consent must be granted first. Until then nothing comes from Microsoft 365.',
  off: 'The schedule is turned off on this server (SYNC_ENABLED). Nothing runs by itself, but Sync now does.',
  paused: 'The schedule is paused. What changes in Microsoft 365 arrives here with Sync now only.',
  new: 'It has not run yet. The first run goes through everybody.',
  late: 'A run is overdue. If this goes on, tell who runs EDUGraph for you.',
};

export const reviewTexts = {
  title: 'Stopped sync',
  lead: (decision: SyncDecision) =>
    `The sync stopped before it took accounts away: it ${wouldText(decision)}. Until you decide, nothing is synced.`,
  loading: 'Loading the stopped sync',
  notLoaded: 'The stopped sync did not load',
  nothing: 'No sync waits for a decision',
  nothingText: 'Nothing has been stopped, or somebody has decided already.',
  toSync: 'Go to sync',
  outdated: 'Another run has stopped meanwhile. Nothing was decided; this is its list.',
  keepTitle: 'Is it a mistake?',
  keepText:
    'Keep these accounts: nobody loses anything here. The sync goes on with its next run, and asks again when Microsoft reports such people once more. In Microsoft 365 nothing changes.',
  keep: 'Keep these accounts',
  kept: (decision: SyncDecision) => `${accountsText(decision.deactivate + decision.remove)} kept.`,
  notKept: 'Nothing was decided.',
  goOnTitle: 'Is it right?',
  goOnText: ({ deactivate, remove }: SyncDecision) =>
    `Let the sync go on. It will ${willDo(deactivate, remove)}.`,
  goOn: 'Go on…',
  goesOn: 'The sync goes on.',
  confirmTitle: 'Let the sync go on?',
  consequences: ({ deactivate, remove }: SyncDecision) => [
    ...(deactivate > 0
      ? [
          `${accountsText(deactivate)} ${deactivate === 1 ? 'is' : 'are'} deactivated. Nobody signs in with them until the person is back in Microsoft 365.`,
        ]
      : []),
    ...(remove > 0
      ? [
          `${accountsText(remove)} ${remove === 1 ? 'is' : 'are'} removed for good, with profile, roles and seats. This cannot be undone.`,
        ]
      : []),
    'Their sessions end at once.',
  ],
  confirmLabel: ({ deactivate, remove }: SyncDecision) => {
    if (remove === 0) return `Deactivate ${accountsText(deactivate)}`;
    if (deactivate === 0) return `Remove ${accountsText(remove)}`;
    return `Deactivate ${number(deactivate)} and remove ${accountsText(remove)}`;
  },
  notGone: 'The sync did not go on.',
  list: 'Whose accounts',
  caption: 'People whose accounts the stopped sync would take away',
  listLoading: 'Loading the people',
  listNotLoaded: 'The people did not load',
  moreFailed: 'The next people did not load.',
  listEmpty: 'Nobody is on the list',
  noun: ['person', 'people'] as const,
  person: 'Person',
  local: 'EDUGraph account',
  outcome: 'What happens',
  deactivated: 'Deactivated',
  removed: 'Removed for good',
  why: {
    changed: 'Deleted in Microsoft 365. It can be restored there for 30 days.',
    disabled: 'Sign-in is blocked in Microsoft 365.',
    deleted: 'Deleted for good in Microsoft 365.',
  },
};
