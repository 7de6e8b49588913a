import type { UserAccess, UserAccessFailure } from '@app/contracts';
import type { ChipKind } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-names';

const number = (count: number) => count.toLocaleString();

export const userAccessTexts = {
  title: 'User access',
  lead: 'Gives every person of your organization access to EDUGraph at Microsoft. Who has it already is left alone.',
  loading: 'Loading user access',
  notLoaded: 'User access did not load',
  idle: 'Not everybody may have access to EDUGraph at Microsoft yet.',
  needsConsent: 'Consent must be granted first.',
  start: 'Give everyone access',
  again: 'Run it again',
  details: 'Details',
  open: 'Set up',
  progress: 'People who have been looked at',
  counting: 'Counting people…',
  of: (done: number, total: number) => `${number(done)} of ${number(total)} people`,
  counts: ({ enabled, skipped, failed }: UserAccess) =>
    `${number(enabled)} enabled · ${number(skipped)} already had access · ${number(failed)} failed`,
  leave: 'You can leave this page. The work goes on, and over a restart of EDUGraph, too.',
  cancel: 'Stop',
  stopTitle: 'Stop giving access?',
  stopConsequences: (done: number) => [
    `The ${number(done)} people who were looked at keep what they have.`,
    'The rest is left as it is. You can start again at any time.',
  ],
  stopLabel: 'Stop the work',
  notStopped: 'The work was not stopped.',
  notStarted: 'The work was not started.',
  stale: 'How far it is we cannot see at the moment.',
  startedBy: 'Started by',
  started: 'Started',
  finished: 'Finished',
  enabled: 'got access',
  skipped: 'had it already',
  failed: 'failed',
  endText: {
    done: 'Everyone was looked at.',
    cancelled: 'It was stopped before its end.',
    failed: 'It stopped before its end.',
  },
  failures: 'Who failed',
  failuresCaption: 'People who could not get access',
  failuresLoading: 'Loading who failed',
  failuresNotLoaded: 'Who failed did not load',
  moreFailed: 'The next people did not load.',
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

/** Chip of a work: one that went through but not for everybody says so. */
export function lookOf({ state, failed }: UserAccess): StateLook {
  if (state === 'done' && failed > 0)
    return { word: 'Done in part', kind: 'warning', icon: 'priority-high' };
  return looks[state];
}

/** Whole percent; 100 only when all are done. */
export function percentOf({ done, total }: UserAccess): number | undefined {
  if (!total) return undefined;
  return Math.min(100, Math.floor((done / total) * 100));
}

const reasons: Record<string, string> = {
  consent_required: 'The consent of your organization is missing.',
  graph_error: 'Microsoft refused it.',
  graph_unavailable: 'Microsoft did not answer in time.',
};

/** Why a work stopped before its end. */
export function stopReason(code: string | undefined): string {
  return reasons[code ?? ''] ?? 'Something went wrong on our side.';
}

/** “Microsoft refused it: Request_BadRequest (400)”. */
export function failureText({ status, reason }: UserAccessFailure): string {
  return reason
    ? `Microsoft refused it: ${reason} (${status})`
    : `Microsoft refused it (${status})`;
}
