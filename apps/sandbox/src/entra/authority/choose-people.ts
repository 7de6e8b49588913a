import type { DirectoryTenant, Person, PersonRole } from './directory';

/** What the picker was asked to show. */
export interface PeopleQuery {
  readonly find: string;
  /** From 1; 0 for the short list of suggestions. */
  readonly page: number;
  /** Ids of the people to list first: the hinted one, the signed-in one. */
  readonly first: readonly string[];
  /** Whether to leave out everyone except administrators. */
  readonly isForAdministrators?: boolean;
}

/** What the picker shows. */
export interface PeopleChoice {
  readonly people: readonly Person[];
  /** How many there are to find. */
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
}

const pageSize = 20;
/** The short list: a few of each role, so a demo takes one click. */
const suggestions: readonly (readonly [PersonRole, number])[] = [
  ['Teacher', 3],
  ['Student', 2],
  ['Admin', 1],
];

function takeOfRole(people: readonly Person[], role: PersonRole, count: number): Person[] {
  const taken: Person[] = [];
  for (const person of people) {
    if (taken.length === count) break;
    if (person.roles.includes(role) && person.isEnabled) taken.push(person);
  }
  return taken;
}

function suggest(people: readonly Person[], first: readonly Person[]): readonly Person[] {
  const others = suggestions.flatMap(([role, count]) => takeOfRole(people, role, count));
  const distinct = [
    ...new Map([...first, ...others].map((person) => [person.id, person])).values(),
  ];
  return distinct.slice(0, Math.max(6, first.length));
}

function isMatch({ displayName, userPrincipalName }: Person, words: readonly string[]): boolean {
  const text = `${displayName} ${userPrincipalName}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Picks who to list: suggestions, a page of everyone, or a page of matches. */
export function choosePeople(tenant: DirectoryTenant, query: PeopleQuery): PeopleChoice {
  const everyone = tenant.people();
  const listed = query.isForAdministrators
    ? everyone.filter(({ isAdministrator }) => isAdministrator)
    : everyone;
  const words = query.find.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && query.page === 0) {
    const wanted = query.first.map((id) => listed.find((person) => person.id === id));
    const first = wanted.filter((person) => person !== undefined);
    return { people: suggest(listed, first), total: listed.length, page: 0, pageCount: 0 };
  }
  const found = words.length > 0 ? listed.filter((person) => isMatch(person, words)) : listed;
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, query.page), pageCount);
  const people = found.slice((page - 1) * pageSize, page * pageSize);
  return { people, total: listed.length, page, pageCount };
}
