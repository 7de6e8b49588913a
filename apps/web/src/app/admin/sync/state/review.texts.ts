import type { SyncDecision, SyncResource } from '@app/contracts';
import { accountsText, peopleText } from '../../admin.texts';
import { willDo, wouldText } from './decision-words';
import { countedText, severalOf } from './resource.texts';

const number = (count: number) => count.toLocaleString();

const countOf = ({ resource, deactivate, remove }: SyncDecision) =>
  countedText(deactivate + remove, resource);

const accountConsequences = ({ deactivate, remove }: SyncDecision) => [
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
];

const copyConsequences = (decision: SyncDecision) => [
  `${countOf(decision)} will be taken out of the roster copy.`,
  'If Microsoft 365 has them again later, they come back.',
  'Accounts here stay as they are.',
];

export const reviewTexts = {
  title: 'Stopped sync',
  lead: (decision: SyncDecision) =>
    decision.resource === 'users'
      ? `The sync stopped before removing any accounts: it ${wouldText(decision)}. Until you decide, accounts aren’t synced.`
      : `The sync stopped before removing anything: it ${wouldText(decision)}. Until you decide, the roster copy keeps them. Everything else is synced.`,
  loading: 'Loading the stopped sync',
  notLoaded: 'The stopped sync didn’t load',
  nothing: 'No sync is waiting for a decision',
  nothingText: 'Nothing was stopped, or someone has already decided.',
  toSync: 'Go to sync',
  outdated: 'Another run has stopped in the meantime, so nothing was decided. This is its list.',
  keepTitle: 'Is this a mistake?',
  keepText: ({ resource }: SyncDecision) =>
    resource === 'users'
      ? 'Keep these accounts, and no one loses anything here. The sync continues with its next run, and asks again if Microsoft reports these people again. Nothing changes in Microsoft 365.'
      : 'Keep them, and the roster copy stays as it is. The sync continues with its next run, and asks again if Microsoft still doesn’t have them. Nothing changes in Microsoft 365.',
  keep: ({ resource }: SyncDecision) => `Keep these ${severalOf(resource)}`,
  kept: (decision: SyncDecision) => `${countOf(decision)} kept.`,
  notKept: 'Nothing was decided.',
  goOnTitle: 'Is this right?',
  goOnText: (decision: SyncDecision) => `Let the sync continue. It will ${willDo(decision)}.`,
  goOn: 'Continue…',
  goesOn: 'The sync continues.',
  confirmTitle: 'Let the sync continue?',
  consequences: (decision: SyncDecision) =>
    decision.resource === 'users' ? accountConsequences(decision) : copyConsequences(decision),
  confirmLabel: (decision: SyncDecision) => {
    const { resource, deactivate, remove } = decision;
    if (resource !== 'users') return `Take out ${countOf(decision)}`;
    if (remove === 0) return `Deactivate ${accountsText(deactivate)}`;
    if (deactivate === 0) return `Remove ${accountsText(remove)}`;
    return `Deactivate ${number(deactivate)} and remove ${accountsText(remove)}`;
  },
  notGone: 'The sync didn’t continue.',
  list: ({ resource }: SyncDecision) =>
    resource === 'users' ? 'Affected accounts' : 'What would go',
  /** “24 people” for accounts. */
  shown: (count: number, resource: SyncResource) =>
    resource === 'users' ? peopleText(count) : countedText(count, resource),
  caption: 'What the stopped sync would take away',
  listLoading: 'Loading the list',
  listNotLoaded: 'The list didn’t load',
  moreFailed: 'The next ones didn’t load.',
  listEmpty: 'The list is empty',
  noun: ['entry', 'entries'] as const,
  person: 'Name',
  belongs: 'Belongs to',
  takenOut: 'Taken out',
  goneAtMicrosoft: 'Microsoft 365 no longer has it.',
  nameless: 'Without a name',
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
