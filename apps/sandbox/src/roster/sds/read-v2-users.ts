import type { PrimaryRole } from '../../tenant/roster/entities';
import type { Row } from '../csv/csv-table';
import type { RosterPerson } from '../../tenant/roster/roster';
import type { RosterFolder } from '../csv/roster-folder';
import { primaryRoleOf } from './role-names';
import { demographicsColumns, roleColumns, userColumns, userColumns21 } from './columns-v2';
import type { RosterDomain } from './roster-domain';
import { DefinedIds } from './defined-ids';
import { dateOf, listOf } from './row-reading';
import { UserNames } from './user-names';

type UserRow = Row<keyof typeof userColumns21>;

/** Which schools someone belongs to, and in what role. */
interface Post {
  readonly role: PrimaryRole;
  readonly grade: string | undefined;
  readonly schoolIds: readonly string[];
}

/** A roster's users, before its schools are known. */
export interface RosterUsers {
  /** Everyone in the file, including those left out. */
  readonly ids: DefinedIds<'id'>;
  checkSchools(orgIds: DefinedIds<'id'>): readonly RosterPerson[];
}

interface SchoolReference {
  readonly orgId: string;
  check(orgIds: DefinedIds<'id'>): void;
}

/** Everything the files say about posts, by user id. */
interface Posts {
  readonly references: readonly SchoolReference[];
  of(userId: string): Post;
}

const noPost: Post = { role: 'none', grade: undefined, schoolIds: [] };

/** V2 has the role and the schools in the user's row. */
function postsInUsers(rows: readonly Row<keyof typeof userColumns>[]): Posts {
  const posts = new Map<string, Post>();
  const references: SchoolReference[] = [];
  for (const row of rows) {
    const schoolIds = listOf(row, 'orgIds');
    const role = primaryRoleOf(row.required('role'));
    if (role !== 'none' && schoolIds.length === 0)
      row.report('orgIds', 'A value is required here.');
    posts.set(row.required('id'), { role, grade: row.value('grade'), schoolIds });
    for (const orgId of schoolIds) {
      references.push({ orgId, check: (orgIds) => orgIds.check(row, 'orgIds', orgId) });
    }
  }
  return { references, of: (userId) => posts.get(userId) ?? noPost };
}

const isTrue = /^(?:true|yes|1)$/i;

/** V2.1 has any number of roles per user; the primary one decides, or else a teaching or learning one. */
function postsInRoles(
  rows: readonly Row<keyof typeof roleColumns>[],
  userIds: DefinedIds<'id'>,
): Posts {
  const byUser = new Map<string, Row<keyof typeof roleColumns>[]>();
  const references: SchoolReference[] = [];
  for (const row of rows) {
    const [userId, orgId] = [row.required('userId'), row.required('orgId')];
    references.push({ orgId, check: (orgIds) => orgIds.check(row, 'orgId', orgId) });
    if (!userIds.check(row, 'userId', userId)) continue;
    byUser.set(userId, [...(byUser.get(userId) ?? []), row]);
  }
  return {
    references,
    of: (userId) => {
      const roles = byUser.get(userId) ?? [];
      const roleOf = (row: Row<'role'> | undefined) => primaryRoleOf(row?.value('role') ?? '');
      const primary =
        roles.find((row) => isTrue.test(row.value('isPrimary') ?? '') && roleOf(row) !== 'none') ??
        roles.find((row) => roleOf(row) !== 'none') ??
        roles[0];
      const schoolIds = [...new Set(roles.map((row) => row.required('orgId')))];
      return { role: roleOf(primary), grade: primary?.value('grade'), schoolIds };
    },
  };
}

function readBirthDates(folder: RosterFolder): ReadonlyMap<string, string | undefined> {
  const rows = folder.readIfThere('demographics.csv', demographicsColumns)?.rows ?? [];
  return new Map(rows.map((row) => [row.required('userId'), dateOf(row, 'birthDate')]));
}

function toPerson(
  { row, userName }: { readonly row: UserRow; readonly userName: string },
  post: Post,
  birthDate: string | undefined,
): RosterPerson {
  const isStudent = post.role === 'student';
  return {
    kind: 'user',
    id: row.required('id'),
    role: post.role,
    schoolIds: post.schoolIds,
    userName,
    givenName: row.value('givenName'),
    surname: row.value('surname'),
    password: row.value('password'),
    mobilePhone: row.value('mobilePhone') ?? row.value('phone'),
    grade: isStudent ? post.grade : undefined,
    birthDate: isStudent ? birthDate : undefined,
  };
}

interface UserRows {
  readonly file: string;
  readonly rows: readonly UserRow[];
  readonly posts: (userIds: DefinedIds<'id'>) => Posts;
}

function readRows(folder: RosterFolder): UserRows | undefined {
  if (!folder.has('roles.csv')) {
    const users = folder.read('users.csv', userColumns);
    return users && { file: users.file, rows: users.rows, posts: () => postsInUsers(users.rows) };
  }
  const users = folder.read('users.csv', userColumns21);
  const roles = folder.read('roles.csv', roleColumns);
  if (!users || !roles) return undefined;
  const posts = (userIds: DefinedIds<'id'>) => postsInRoles(roles.rows, userIds);
  return { file: users.file, rows: users.rows, posts };
}

/** Reads the people in a V2 roster (users.csv alone) or a V2.1 roster (with roles.csv). */
export function readUsers(folder: RosterFolder, domain: RosterDomain): RosterUsers | undefined {
  const birthDates = readBirthDates(folder);
  const read = readRows(folder);
  if (!read) return undefined;
  const { file, rows } = read;
  const ids = new DefinedIds('id', 'users.csv');
  const userNames = new UserNames(domain);
  for (const row of rows) {
    ids.define(row);
    userNames.add(row, file);
  }
  userNames.settle();
  const posts = read.posts(ids);
  return {
    ids,
    checkSchools: (orgIds) => {
      for (const reference of posts.references) reference.check(orgIds);
      return rows.flatMap((row) => {
        const post = posts.of(row.required('id'));
        const hasName = row.value('userName') !== undefined;
        if (!hasName && post.role !== 'none') row.report('userName', 'A value is required here.');
        const birthDate = birthDates.get(row.required('id'));
        const userName = userNames.of(row);
        return hasName ? [toPerson({ row, userName }, post, birthDate)] : [];
      });
    },
  };
}
