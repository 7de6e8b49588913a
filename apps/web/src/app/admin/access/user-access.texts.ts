import type { UserAccess, UserAccessFailure } from '@app/contracts';
import type { ChipKind } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-names';

const number = (count: number) => count.toLocaleString();

export const userAccessTexts = {
  title: 'User access',
  lead: 'Gives everyone in your organization access to EDUGraph at Microsoft. Nothing changes for people who already have it.',
  loading: 'Loading user access',
  notLoaded: 'User access didn’t load',
  idle: 'Some people may not have access to EDUGraph at Microsoft yet.',
  needsConsent: 'Consent must be granted first.',
  start: 'Give everyone access',
  again: 'Run it again',
  details: 'Details',
  open: 'Set up',
  progress: 'People processed',
  counting: 'Counting people…',
  of: (done: number, total: number) => `${number(done)} of ${number(total)} people`,
  counts: ({ enabled, skipped, failed }: UserAccess) =>
    `${number(enabled)} enabled · ${number(skipped)} already had access · ${number(failed)} failed`,
  leave: 'You can leave this page. EDUGraph keeps going, even after a restart.',
  cancel: 'Stop',
  stopTitle: 'Stop giving access?',
  stopConsequences: (done: number) => [
    `The ${number(done)} people processed so far keep their access.`,
    'Nothing changes for the rest. You can start again at any time.',
  ],
  stopLabel: 'Stop giving access',
  notStopped: 'It wasn’t stopped.',
  notStarted: 'It wasn’t started.',
  stale: 'We can’t check the progress right now.',
  startedBy: 'Started by',
  started: 'Started',
  finished: 'Finished',
  enabled: 'got access',
  skipped: 'already had it',
  failed: 'failed',
  endText: {
    done: 'Everyone has been processed.',
    cancelled: 'It was stopped early.',
    failed: 'It stopped early.',
  },
  failures: 'Failures',
  failuresCaption: 'People who couldn’t get access',
  failuresLoading: 'Loading the failures',
  failuresNotLoaded: 'The failures didn’t load',
  moreFailed: 'The next people didn’t load.',
  download: 'Download as CSV',
  person: 'Person',
  reason: 'Why',
  unknown: 'Unknown person',
  noun: ['person', 'people'] as const,
  shown: (count: number) => `${number(count)} ${count === 1 ? 'person' : 'people'}`,
};

interface StateLook {
  readonly word: string;
  readonly kind: ChipKind;
  readonly icon?: IconName;
}

const looks: Record<UserAccess['state'], StateLook> = {
  idle: { word: 'Not run yet', kind: 'outlined' },
  running: { word: 'Running', kind: 'info', icon: 'hourglass-empty' },
  done: { word: 'Done', kind: 'success', icon: 'check' },
  failed: { word: 'Failed', kind: 'error', icon: 'error' },
  cancelled: { word: 'Stopped', kind: 'neutral', icon: 'block' },
};

/** The job's chip; says so if it finished but not for everyone. */
export function lookOf({ state, failed }: UserAccess): StateLook {
  if (state === 'done' && failed > 0)
    return { word: 'Partly done', kind: 'warning', icon: 'priority-high' };
  return looks[state];
}

/** Rounded down, so 100 only when all are done. */
export function percentOf({ done, total }: UserAccess): number | undefined {
  if (!total) return undefined;
  return Math.min(100, Math.floor((done / total) * 100));
}

const reasons: Record<string, string> = {
  consent_required: 'Your organization hasn’t granted consent.',
  graph_error: 'Microsoft refused it.',
  graph_unavailable: 'Microsoft didn’t answer in time.',
};

/** Why a job stopped early. */
export function stopReason(code: string | undefined): string {
  return reasons[code ?? ''] ?? 'Something went wrong on our side.';
}

/** “Microsoft refused it: Request_BadRequest (400)”. */
export function failureText({ status, reason }: UserAccessFailure): string {
  return reason
    ? `Microsoft refused it: ${reason} (${status})`
    : `Microsoft refused it (${status})`;
}
