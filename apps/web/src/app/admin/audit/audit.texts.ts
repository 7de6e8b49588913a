import type { AuditAction, AuditEntry } from '@app/contracts';
import { accountsText, linksText, peopleText } from '../admin.texts';

export const auditTexts = {
  title: 'Audit',
  lead: 'What administrators did here, the latest first.',
  caption: 'Audit log',
  loading: 'Loading the audit log',
  failed: 'The audit log did not load',
  moreFailed: 'The next entries did not load.',
  wholeLog: 'Whole log',
  empty: 'Nothing has been done yet',
  action: 'Action',
  allActions: 'All actions',
  from: 'From',
  to: 'To',
  backwards: 'The last day lies before the first.',
  export: 'Export CSV',
  what: 'What',
  who: 'Who',
  when: 'When',
  details: 'Details',
  detailsOf: (what: string) => `of: ${what}`,
  exactly: 'When exactly',
  onWhom: 'Whom',
  id: 'Entry',
  nobody: 'Somebody at Microsoft’s consent page',
  product: 'EDUGraph',
  noMatch: 'Nothing of this kind in these days',
  clear: 'Show all',
  noun: ['entry', 'entries'] as const,
  shown: (count: number, hasMore: boolean) =>
    `${count} ${count === 1 ? 'entry' : 'entries'}${hasMore ? ', and there are more' : ''}`,
};

export const actionNames: Record<AuditAction, string> = {
  'consent.granted': 'Consent granted',
  'consent.removed': 'Consent removed',
  'link.removed': 'Link removed',
  'login-cache.cleared': 'Login cache cleared',
  'user-access.started': 'User access started',
  'user-access.cancelled': 'User access stopped',
  'user-access.finished': 'User access finished',
  'sync.started': 'Sync started',
  'sync.paused': 'Sync schedule paused',
  'sync.resumed': 'Sync schedule resumed',
  'sync.confirmed': 'Stopped sync confirmed',
  'sync.discarded': 'Stopped sync discarded',
};

type Words = (subject: string, details: AuditEntry['details']) => string;

const words: Record<AuditAction, Words> = {
  'consent.granted': () => 'granted consent',
  'consent.removed': (_, { links = 0 }) =>
    links ? `removed consent and ${linksText(links)}` : 'removed consent',
  'link.removed': (subject) => `removed the link of ${subject || 'somebody'}`,
  'login-cache.cleared': (_, { removed = 0 }) =>
    `cleared the Microsoft tokens of ${peopleText(removed)}`,
  'user-access.started': () => 'started to give everyone access',
  'user-access.cancelled': () => 'stopped giving access',
  'user-access.finished': (_, { enabled = 0, failed = 0 }) =>
    `finished giving access: ${enabled.toLocaleString()} enabled, ${failed.toLocaleString()} failed`,
  'sync.started': () => 'started a sync',
  'sync.paused': () => 'paused the schedule of the sync',
  'sync.resumed': () => 'resumed the schedule of the sync',
  'sync.confirmed': (_, { deactivated = 0, removed = 0 }) =>
    `let a stopped sync go on: ${deactivated.toLocaleString()} deactivated, ${removed.toLocaleString()} removed`,
  'sync.discarded': (_, { deactivated = 0, removed = 0 }) =>
    `kept ${accountsText(deactivated + removed)} that a sync would have taken away`,
};

/** What was done, as it goes on after a name: “removed the link of RJaime@contoso.example”. */
export function deedOf({ action, subject, details }: AuditEntry): string {
  // An entry may be of an API newer than this page.
  return words[action]?.(subject ?? '', details) ?? action;
}

/** Who did it. Consent can be given where nobody is signed in here. */
export function actorOf({ action, actor }: AuditEntry): string {
  if (actor) return actor.displayName;
  return action === 'consent.granted' ? auditTexts.nobody : auditTexts.product;
}

const detailNames: Record<string, string> = {
  links: 'Links removed',
  total: 'People',
  enabled: 'Got access',
  skipped: 'Had access already',
  failed: 'Could not get access',
};

/** Numbers that mean something else where they belong to these. */
const ownNames: Partial<Record<AuditAction, Record<string, string>>> = {
  'login-cache.cleared': { removed: 'People signed out of the cache' },
  'sync.confirmed': { deactivated: 'Accounts deactivated', removed: 'Accounts removed for good' },
  'sync.discarded': { deactivated: 'Not deactivated', removed: 'Not removed' },
};

/** “alreadyThere” → “Already there”, for a number this page has no name for. */
const spoken = (name: string) =>
  name
    .replace(/[-_]|(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

/** @param action of the entry: “removed” is of tokens in one and of accounts in another */
export function detailName(name: string, action: AuditAction): string {
  return ownNames[action]?.[name] ?? detailNames[name] ?? spoken(name);
}
