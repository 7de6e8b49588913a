import type { SyncDecision, SyncRun } from '@app/contracts';
import type { ChipKind } from '../../../ui/chip/chip';
import type { IconName } from '../../../ui/icon/icon-names';
import { severalOf } from './resource.texts';
import { wouldText } from './decision-words';

interface Look {
  readonly word: string;
  readonly kind: ChipKind;
  readonly icon?: IconName;
}

const second = 1000;
const number = (count: number) => count.toLocaleString();

/** “12 updated · 1 deactivated”; empty if nothing changed. */
function changesOf(run: SyncRun): readonly string[] {
  const { added, updated, reactivated, deactivated, removed } = run;
  const counts: [number, string][] = [
    [added, 'added'],
    [updated, 'updated'],
    [reactivated, run.resource === 'users' ? 'reactivated' : 'back'],
    [deactivated, 'deactivated'],
    [removed, 'removed'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, what]) => `${number(count)} ${what}`);
}

const hasWaited = ({ waited }: SyncRun) => waited >= second;

/** A run's chip. */
export function lookOf(run: SyncRun): Look {
  switch (run.state) {
    case 'running':
      return { word: 'Running', kind: 'info', icon: 'hourglass-empty' };
    case 'failed':
      return { word: 'Failed', kind: 'error', icon: 'error' };
    case 'paused':
      return { word: 'Stopped', kind: 'warning', icon: 'priority-high' };
    case 'done':
      if (hasWaited(run)) return { word: 'Waited', kind: 'warning', icon: 'schedule' };
      if (changesOf(run).length === 0) return { word: 'No changes', kind: 'neutral' };
      return { word: 'Done', kind: 'success', icon: 'check' };
  }
}

const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** “< 0.1 s”, “0.4 s”, “2 min 5 s”, “1 h 3 min”. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / second;
  if (seconds < 0.05) return `< ${(0.1).toLocaleString(undefined, oneDigit)} s`;
  if (seconds < 59.95) return `${seconds.toLocaleString(undefined, oneDigit)} s`;
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long a run took; empty while it is running. */
export function tookText({ startedAt, finishedAt }: SyncRun): string {
  return finishedAt ? durationText(Date.parse(finishedAt) - Date.parse(startedAt)) : '';
}

/** “9:14:30 AM”: with seconds, because the pauses Microsoft asks for are that short. */
export const timeOfDay = (at: string) =>
  new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(Date.parse(at));

export const waitingText = (until: string) =>
  `Microsoft asked for a pause. The sync continues at ${timeOfDay(until)}.`;

const shortText = (milliseconds: number) =>
  milliseconds < 60 * second
    ? `${Math.round(milliseconds / second)} s`
    : durationText(milliseconds);
const waitedText = ({ waited }: SyncRun) => `waited ${shortText(waited)} for Microsoft`;

const problems: Record<string, string> = {
  consent_required: 'Your organization hasn’t granted consent.',
  forbidden: 'A permission is missing.',
  graph_unavailable: 'Microsoft didn’t answer in time.',
  graph_error: 'Microsoft refused it.',
};

const problemOf = ({ errorCode }: SyncRun) =>
  problems[errorCode ?? ''] ?? 'Something went wrong on our side.';

/** What went wrong with a run and what happens next; the API's own message if there is one. */
export const failureText = (run: SyncRun) =>
  run.error ?? `${problemOf(run)} The next run tries again.`;

/** What a run did, or is doing: “3 updated · 1 deactivated”. */
export function didText(run: SyncRun, decision: SyncDecision | null): string {
  const changes = changesOf(run);
  switch (run.state) {
    case 'running':
      return runningText(run);
    case 'failed':
      return [problemOf(run), ...beforeThat(changes)].join(' ');
    case 'paused':
      return decision?.runId === run.id
        ? `${capital(wouldText(decision))}.`
        : [`Would have removed many ${severalOf(run.resource)}.`, ...beforeThat(changes)].join(' ');
    case 'done':
      return doneText(run);
  }
}

const beforeThat = (changes: readonly string[]) =>
  changes.length > 0 ? [`Before that: ${changes.join(' · ')}.`] : [];
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function runningText(run: SyncRun): string {
  if (run.waitingUntil) return `Waiting for Microsoft until ${timeOfDay(run.waitingUntil)}`;
  return changesOf(run).join(' · ') || 'Looking for changes';
}

function doneText(run: SyncRun): string {
  const changes = changesOf(run);
  const done = changes.length > 0 ? changes : ['0 updated', '0 removed'];
  return [...done, ...(hasWaited(run) ? [waitedText(run)] : [])].join(' · ');
}

const coveredText = ({ state, resource }: SyncRun) =>
  `${state === 'running' ? 'covers' : 'covered'} ${resource === 'users' ? 'everyone' : 'everything'}`;

/** More about a run: “98 received · 27 without an account here · everyone · by Pat Rivera”. */
export function factsText(run: SyncRun): string {
  const starters = {
    schedule: '',
    administrator: `started by ${run.startedBy ?? 'an administrator'}`,
    command: 'started on the server',
  };
  return [
    run.received > 0 ? `${number(run.received)} received` : '',
    run.unknown > 0 ? `${number(run.unknown)} without an account here` : '',
    run.full ? coveredText(run) : '',
    starters[run.trigger],
  ]
    .filter(Boolean)
    .join(' · ');
}
