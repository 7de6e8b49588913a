import type { Said } from './user-entry';

/** Profile columns that follow Graph, with their names in Graph. */
const sources = {
  o365Mail: 'mail',
  o365PrincipalName: 'userPrincipalName',
  o365DisplayName: 'displayName',
  o365GivenName: 'givenName',
  o365Surname: 'surname',
  jobTitle: 'jobTitle',
  department: 'department',
  mobilePhone: 'mobilePhone',
} as const;

type Followed = keyof typeof sources;

/** As stored. The email address is derived from two others. */
export type FollowedFields = Record<Followed | 'o365Email', string | null>;

const columns = Object.keys(sources) as Followed[];

/** The stored fields with what Graph stated; whatever it didn't state stays. */
export function follow(stored: FollowedFields, said: Said): FollowedFields {
  const valueOf = (column: Followed) => {
    const value = said[sources[column]];
    return value === undefined ? stored[column] : value;
  };
  const now = Object.fromEntries(columns.map((column) => [column, valueOf(column)] as const));
  const fields = now as Record<Followed, string | null>;
  // Links older than the two columns only have the address.
  const isSaid = said.mail !== undefined || said.userPrincipalName !== undefined;
  const address = isSaid ? (fields.o365Mail ?? fields.o365PrincipalName) : stored.o365Email;
  return { ...fields, o365Email: address };
}

/** The Graph names of the fields that differ. */
export const differences = (stored: FollowedFields, now: FollowedFields): string[] =>
  columns.filter((column) => stored[column] !== now[column]).map((column) => sources[column]);
