import type { AuditAction, AuditEntry } from '@app/contracts';
import { accountsText, linksText, peopleText } from '../admin.texts';

export const auditTexts = {
  title: 'Audit',
  lead: 'What administrators did here, newest first.',
  caption: 'Audit log',
  loading: 'Loading the audit log',
  failed: 'The audit log didn’t load',
  moreFailed: 'The next entries didn’t load.',
  wholeLog: 'Whole log',
  empty: 'No activity yet',
  action: 'Action',
  allActions: 'All actions',
  from: 'From',
  to: 'To',
  backwards: 'The end date is before the start date.',
  export: 'Export CSV',
  what: 'What',
  who: 'Who',
  when: 'When',
  details: 'Details',
  detailsOf: (what: string) => `of: ${what}`,
  exactly: 'Exact time',
  onWhom: 'Applies to',
  id: 'Entry ID',
  nobody: 'Someone on Microsoft’s consent page',
  product: 'EDUGraph',
  noMatch: 'No matching entries',
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
  'mirror.on': 'Roster copy turned on',
  'mirror.off': 'Roster copy turned off',
  'mirror.refilled': 'Roster copy emptied',
  'api-client.created': 'API client created',
  'api-client.secret-added': 'API client got a new secret',
  'api-client.secret-removed': 'API client’s secret removed',
  'api-client.revoked': 'API client revoked',
};

type Words = (subject: string, details: AuditEntry['details']) => string;

const words: Record<AuditAction, Words> = {
  'consent.granted': () => 'granted consent',
  'consent.removed': (_, { links = 0 }) =>
    links ? `removed consent and ${linksText(links)}` : 'removed consent',
  'link.removed': (subject) => `removed the link of ${subject || 'someone'}`,
  'login-cache.cleared': (_, { removed = 0 }) =>
    `cleared the Microsoft tokens of ${peopleText(removed)}`,
  'user-access.started': () => 'started giving everyone access',
  'user-access.cancelled': () => 'stopped giving access',
  'user-access.finished': (_, { enabled = 0, failed = 0 }) =>
    `finished giving access: ${enabled.toLocaleString()} enabled, ${failed.toLocaleString()} failed`,
  'sync.started': (program) => `started a sync${program && ` for the API client ${program}`}`,
  'sync.paused': () => 'paused the sync schedule',
  'sync.resumed': () => 'resumed the sync schedule',
  'sync.confirmed': (subject, { deactivated = 0, removed = 0 }) =>
    subject
      ? `let a stopped sync take ${removed.toLocaleString()} out of the roster copy (${subject})`
      : `let a stopped sync continue: ${deactivated.toLocaleString()} deactivated, ${removed.toLocaleString()} removed`,
  'sync.discarded': (subject, { deactivated = 0, removed = 0 }) =>
    subject
      ? `kept ${removed.toLocaleString()} in the roster copy that a sync would have taken out (${subject})`
      : `kept ${accountsText(deactivated + removed)} that a sync would have removed`,
  'mirror.on': () => 'turned on the roster copy',
  'mirror.off': () => 'turned off the roster copy',
  'mirror.refilled': () => 'emptied the roster copy to fill it again',
  'api-client.created': (name) => `created the API client ${name}`,
  'api-client.secret-added': (name) => `gave the API client ${name} a new secret`,
  'api-client.secret-removed': (name) => `removed a secret of the API client ${name}`,
  'api-client.revoked': (name) => `revoked the API client ${name}`,
};

/** What was done, to follow a name: “removed the link of RJaime@contoso.example”. */
export function phraseOf({ action, subject, details }: AuditEntry): string {
  // The entry may come from an API newer than this page.
  return Object.hasOwn(words, action) ? words[action](subject ?? '', details) : action;
}

/** Who did it. Consent can be granted without being signed in here. */
export function actorOf({ action, actor }: AuditEntry): string {
  if (actor) return actor.displayName;
  return action === 'consent.granted' ? auditTexts.nobody : auditTexts.product;
}

const detailNames: Record<string, string> = {
  links: 'Links removed',
  total: 'People',
  enabled: 'Got access',
  skipped: 'Already had access',
  failed: 'Couldn’t get access',
};

/** Count names that mean something else for these actions. */
const ownNames: Partial<Record<AuditAction, Record<string, string>>> = {
  'login-cache.cleared': { removed: 'People whose tokens were cleared' },
  'sync.confirmed': { deactivated: 'Accounts deactivated', removed: 'Accounts removed for good' },
  'sync.discarded': { deactivated: 'Not deactivated', removed: 'Not removed' },
};

/** “alreadyThere” → “Already there”, for counts this page has no label for. */
const spoken = (name: string) =>
  name
    .replace(/[-_]|(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/^./, (first) => first.toUpperCase());

/** @param action the entry's: “removed” means tokens for one and accounts for another */
export function detailName(name: string, action: AuditAction): string {
  const names: Record<string, string> = { ...detailNames, ...ownNames[action] };
  return (Object.hasOwn(names, name) && names[name]) || spoken(name);
}
