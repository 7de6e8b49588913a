import type { DeltaEntry } from '../../graph';
import type { RemovalReason } from '../engine/sync-removal.entity';

/** What is asked for of each user; other fields change the hash of the options, so that all are read anew. */
export const userFields = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'mobilePhone',
  'accountEnabled',
] as const;

/** A user as a delta answer has it: never-set properties are absent, cleared ones null. */
export interface WireUser extends DeltaEntry {
  displayName?: string | null;
  mail?: string | null;
  userPrincipalName?: string | null;
  jobTitle?: string | null;
  department?: string | null;
  mobilePhone?: string | null;
  accountEnabled?: boolean | null;
}

/** Columns of a profile that follow Graph, with the words of Graph for the log. */
export const followedColumns = {
  o365Email: 'mail',
  o365DisplayName: 'displayName',
  jobTitle: 'jobTitle',
  department: 'department',
  mobilePhone: 'mobilePhone',
} as const;

export type FollowedFields = Record<keyof typeof followedColumns, string | null>;

/** What an entry says about a user. */
export type UserEntry =
  | { kind: 'gone'; reason: Extract<RemovalReason, 'changed' | 'deleted'> }
  | { kind: 'there'; isDisabled: boolean; fields: FollowedFields | undefined };

/** By id, in lower case; of several about one user the last one counts. */
export function readUserEntries(entries: readonly WireUser[]): Map<string, UserEntry> {
  return new Map(entries.map((entry) => [entry.id.toLowerCase(), readUserEntry(entry)]));
}

function readUserEntry(user: WireUser): UserEntry {
  const removed = user['@removed'];
  // An unknown word must not delete anything for good.
  if (removed) {
    return { kind: 'gone', reason: removed.reason === 'deleted' ? 'deleted' : 'changed' };
  }
  return { kind: 'there', isDisabled: user.accountEnabled === false, fields: fieldsOf(user) };
}

/** Every user has a name to sign in with: an entry without it tells nothing about the other properties either. */
function fieldsOf(user: WireUser): FollowedFields | undefined {
  const name = fit(user.userPrincipalName, 320);
  if (name === null) return undefined;
  const email = fit(user.mail, 320) ?? name;
  return {
    o365Email: email,
    o365DisplayName: fit(user.displayName) ?? email,
    jobTitle: fit(user.jobTitle),
    department: fit(user.department),
    mobilePhone: fit(user.mobilePhone, 64),
  };
}

/** SQLite would store any length and MySQL refuse it; what is no text is none. */
function fit(value: unknown, length = 255): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, length) : null;
}
