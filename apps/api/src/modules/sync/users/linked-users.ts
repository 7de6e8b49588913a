import type { EntityManager } from 'typeorm';
import { isSqlite } from '../../../database/engine';
import type { Tenant } from '../engine/delta-handler';
import type { FollowedFields } from './user-entry';

/** A linked person as stored. */
export interface LinkedUser extends FollowedFields {
  userId: string;
  objectId: string;
  syncRound: number | null;
  inactiveReason: 'changed' | 'disabled' | null;
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** Those of the tenant who are linked, by object id: one statement, without an entity for each. */
export async function findLinked(
  manager: EntityManager,
  { organizationId }: Tenant,
  objectIds: readonly string[],
): Promise<LinkedUser[]> {
  if (objectIds.length === 0) return [];
  return manager.query(
    `SELECT p.user_id AS userId, p.o365_user_id AS objectId, p.o365_email AS o365Email,
        p.o365_display_name AS o365DisplayName, p.job_title AS jobTitle, p.department AS department,
        p.mobile_phone AS mobilePhone, p.sync_round AS syncRound, p.inactive_reason AS inactiveReason
      FROM profiles p
      WHERE p.o365_user_id IN (${marks(objectIds)}) AND p.organization_id = ?`,
    [...objectIds, organizationId],
  );
}

/** New values of many profiles in one statement, and in a full round the mark that they were met. */
export async function updateProfiles(
  manager: EntityManager,
  changed: ReadonlyMap<string, FollowedFields>,
  fullRound: number | undefined,
): Promise<void> {
  if (changed.size === 0) return;
  const rows = [...changed].map(([userId, fields]) => [
    userId,
    fields.o365Email,
    fields.o365DisplayName,
    fields.jobTitle,
    fields.department,
    fields.mobilePhone,
  ]);
  const parameters = [JSON.stringify(rows), fullRound ?? null];
  const update = isSqlite(manager.dataSource)
    ? `UPDATE profiles SET o365_email = j.value ->> 1, o365_display_name = j.value ->> 2,
          job_title = j.value ->> 3, department = j.value ->> 4, mobile_phone = j.value ->> 5,
          sync_round = COALESCE(?2, sync_round)
        FROM json_each(?1) j WHERE profiles.user_id = j.value ->> 0`
    : `UPDATE profiles p JOIN JSON_TABLE(?, '$[*]' COLUMNS (${jsonColumns})) j ON p.user_id = j.user_id
        SET p.o365_email = j.email, p.o365_display_name = j.name, p.job_title = j.job_title,
          p.department = j.department, p.mobile_phone = j.mobile_phone,
          p.sync_round = COALESCE(?, p.sync_round)`;
  await manager.query(update, parameters);
}

const utf8 = 'CHARACTER SET utf8mb4';
const jsonColumns = `user_id CHAR(36) ${utf8} COLLATE utf8mb4_bin PATH '$[0]',
  email VARCHAR(320) ${utf8} PATH '$[1]', name VARCHAR(255) ${utf8} PATH '$[2]',
  job_title VARCHAR(255) ${utf8} PATH '$[3]', department VARCHAR(255) ${utf8} PATH '$[4]',
  mobile_phone VARCHAR(64) ${utf8} PATH '$[5]'`;

/** Marks that the full round has met them. */
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
