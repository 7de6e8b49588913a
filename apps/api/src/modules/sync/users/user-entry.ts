import { fitText } from '../../../text/well-formed';
import { foldId } from '../../../http';
import type { DeltaEntry } from '../../graph';
import type { RemovalReason } from '../engine/sync-removal.entity';

/** What we request for each user. A change here changes the options' hash, so everyone is read again. */
export const userFields = [
  'id',
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'jobTitle',
  'department',
  'mobilePhone',
  'accountEnabled',
] as const;

/** A user in a delta answer: any property may be absent, null or unexpected. */
export type WireUser = DeltaEntry &
  Partial<Record<Exclude<(typeof userFields)[number], 'id'>, unknown>>;

/** The texts we follow, with the lengths of their columns. */
const lengths = {
  displayName: 255,
  givenName: 255,
  surname: 255,
  mail: 320,
  userPrincipalName: 320,
  jobTitle: 255,
  department: 255,
  mobilePhone: 64,
} as const;

const names = Object.keys(lengths) as (keyof typeof lengths)[];

/** The texts Graph stated, null if cleared. What it didn't state is absent and stays as it is. */
export type Said = Partial<Record<keyof typeof lengths, string | null>>;

/** What a page's entries say about a user. */
export interface UserEntry {
  said: Said;
  /** Absent unless stated, if only before a removal: without it, a user counts as neither enabled nor disabled. */
  isEnabled?: boolean;
  /** How the user is gone. */
  gone?: Extract<RemovalReason, 'changed' | 'deleted'>;
  /** Whether the user was gone and reappeared, but not whether enabled. */
  isInDoubt?: boolean;
}

/** By id; of several entries about one user, the last one to state a property counts. */
export function readUserEntries(entries: readonly WireUser[]): Map<string, UserEntry> {
  const users = new Map<string, UserEntry>();
  for (const entry of entries) {
    const id = foldId(entry.id);
    users.set(id, addEntry(users.get(id) ?? { said: {} }, entry));
  }
  return users;
}

function addEntry(user: UserEntry, entry: WireUser): UserEntry {
  const removed = entry['@removed'];
  if (removed) {
    const { isInDoubt: _, ...before } = user;
    // An unknown reason must not delete anything permanently.
    return { ...before, gone: removed.reason === 'deleted' ? 'deleted' : 'changed' };
  }
  const said = { ...user.said, ...readTexts(entry) };
  const { accountEnabled } = entry;
  if (typeof accountEnabled === 'boolean') return { said, isEnabled: accountEnabled };
  const { gone, ...before } = user;
  return { ...before, said, ...(gone && { isInDoubt: true }) };
}

/**
 * Cleared properties arrive as null, unset ones not at all; anything but text is ignored. Everyone has a name to sign in
 * with, so null is ignored there too.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
function readTexts(entry: WireUser): Said {
  const said: Said = {};
  for (const name of names) {
    const value = entry[name];
    if (value === null || value === '') {
      if (name !== 'userPrincipalName') said[name] = null;
    } else if (typeof value === 'string') said[name] = fitText(value, lengths[name]);
  }
  return said;
}
