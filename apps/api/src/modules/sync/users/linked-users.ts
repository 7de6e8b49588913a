import type { EntityManager } from 'typeorm';
import { isSqlite } from '../../../database/engine';
import { toSqlJson } from '../../../text/parse-json';
import type { Tenant } from '../engine/sync-state';
import type { FollowedFields } from './followed-fields';

/** A linked user as stored. */
export interface LinkedUser extends FollowedFields {
  userId: string;
  objectId: string;
  syncRound: number | null;
  inactiveReason: 'changed' | 'disabled' | null;
}

/** Columns that follow Graph and their lengths, by property name. */
const columns = {
  o365Email: ['o365_email', 320],
  o365Mail: ['o365_mail', 320],
  o365PrincipalName: ['o365_principal_name', 320],
  o365DisplayName: ['o365_display_name', 255],
  o365GivenName: ['o365_given_name', 255],
  o365Surname: ['o365_surname', 255],
  jobTitle: ['job_title', 255],
  department: ['department', 255],
  mobilePhone: ['mobile_phone', 64],
} as const satisfies Record<keyof FollowedFields, readonly [string, number]>;

const properties = Object.keys(columns) as (keyof FollowedFields)[];
const selected = properties.map((property) => `p.${columns[property][0]} AS ${property}`);

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** Finds the tenant's linked users by object id, in one statement and without entities. */
export async function findLinked(
  manager: EntityManager,
  { organizationId }: Tenant,
  objectIds: readonly string[],
): Promise<LinkedUser[]> {
  if (objectIds.length === 0) return [];
  return manager.query(
    `SELECT p.user_id AS userId, p.o365_user_id AS objectId, ${selected.join(', ')},
        p.sync_round AS syncRound, p.inactive_reason AS inactiveReason
      FROM profiles p
      WHERE p.o365_user_id IN (${marks(objectIds)}) AND p.organization_id = ?`,
    [...objectIds, organizationId],
  );
}

/** Updates many profiles in one statement and, in a full round, marks them as seen. */
export async function updateProfiles(
  manager: EntityManager,
  changed: ReadonlyMap<string, FollowedFields>,
  fullRound: number | undefined,
): Promise<void> {
  if (changed.size === 0) return;
  const rows = [...changed].map(([userId, fields]) => [
    userId,
    ...properties.map((property) => fields[property]),
  ]);
  const update = isSqlite(manager.dataSource) ? updateOnSqlite : updateOnMysql;
  await manager.query(update, [toSqlJson(rows), fullRound ?? null]);
}

const updateOnSqlite = `UPDATE profiles
  SET ${properties.map((property, at) => `${columns[property][0]} = j.value ->> ${at + 1}`).join(', ')},
    sync_round = COALESCE(?2, sync_round)
  FROM json_each(?1) j WHERE profiles.user_id = j.value ->> 0`;

const utf8 = 'CHARACTER SET utf8mb4';
const jsonColumns = properties.map((property, at) => {
  const [column, length] = columns[property];
  return `${column} VARCHAR(${length}) ${utf8} PATH '$[${at + 1}]'`;
});

const updateOnMysql = `UPDATE profiles p JOIN JSON_TABLE(?, '$[*]' COLUMNS (
    user_id CHAR(36) ${utf8} COLLATE utf8mb4_bin PATH '$[0]', ${jsonColumns.join(', ')}
  )) j ON p.user_id = j.user_id
  SET ${properties.map((property) => `p.${columns[property][0]} = j.${columns[property][0]}`).join(', ')},
    p.sync_round = COALESCE(?, p.sync_round)`;

/** Marks users as seen by the full round. */
export async function markMet(
  manager: EntityManager,
  userIds: readonly string[],
  fullRound: number,
): Promise<void> {
  if (userIds.length === 0) return;
  await manager.query(`UPDATE profiles SET sync_round = ? WHERE user_id IN (${marks(userIds)})`, [
    fullRound,
    ...userIds,
  ]);
}
