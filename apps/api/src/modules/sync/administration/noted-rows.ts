import type { SyncRemoval, SyncResource } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Names go with their rows: no run of theirs stops. */
type Mirrored = Exclude<SyncResource, 'users' | 'names'>;

interface Listing {
  /** The removed rows, as `t`, and what they refer to. */
  joins: string;
  name: string;
  email?: string;
  detail: string;
  isKnown: string;
}

const on = (alias: string, id: string) =>
  `${alias} ON ${alias}.tenant_id = r.tenant_id AND ${alias}.id = ${id}`;

const listings: Record<Mirrored, Listing> = {
  schools: {
    joins: `JOIN roster_schools ${on('t', 'r.object_id')}`,
    name: 't.name',
    detail: 't.number',
    isKnown: 't.removed_at IS NULL',
  },
  people: {
    joins: `JOIN roster_people ${on('t', 'r.object_id')}`,
    name: 't.display_name',
    email: 't.user_principal_name',
    detail: 'NULL',
    isKnown: 't.removed_at IS NULL',
  },
  classes: {
    joins: `JOIN roster_classes ${on('t', 'r.object_id')}`,
    name: 't.name',
    detail: 't.code',
    isKnown: 't.removed_at IS NULL',
  },
  enrollments: {
    joins: `JOIN roster_enrollments ${on('t', 'r.object_id')}
      LEFT JOIN roster_people ${on('p', 't.person_id')}
      LEFT JOIN roster_classes ${on('c', 't.class_id')}`,
    name: 'p.display_name',
    email: 'p.user_principal_name',
    detail: 'c.name',
    isKnown: 't.removed_at IS NULL',
  },
  'school-lists': {
    joins: `LEFT JOIN roster_school_people ${on('sp', 'r.object_id')}
      LEFT JOIN roster_people ${on('p', 'sp.person_id')}
      LEFT JOIN roster_school_classes ${on('sc', 'r.object_id')}
      LEFT JOIN roster_classes ${on('c', 'sc.class_id')}
      LEFT JOIN roster_schools ${on('s', 'COALESCE(sp.school_id, sc.school_id)')}`,
    name: 'COALESCE(p.display_name, c.name)',
    email: 'p.user_principal_name',
    detail: 's.name',
    isKnown: '(sp.id IS NOT NULL OR sc.id IS NOT NULL)',
  },
};

/** What a stopped run would take out of a mirror, by id (SYNC-8). */
@Injectable()
export class NotedRows {
  constructor(private readonly dataSource: DataSource) {}

  /** @param after the last id of the previous page, or an empty string */
  list(
    tenantId: string,
    resource: Mirrored,
    { after, take }: { after: string; take: number },
  ): Promise<SyncRemoval[]> {
    const { joins, name, email = 'NULL', detail, isKnown } = listings[resource];
    // To Microsoft, the reasons differ; a copy just doesn't have it any more.
    return this.dataSource.query<SyncRemoval[]>(
      `SELECT r.object_id AS id, ${name} AS displayName, NULL AS localEmail,
          ${email} AS microsoftEmail, ${detail} AS detail, 'deleted' AS reason
        FROM sync_removals r ${joins}
        WHERE r.tenant_id = ? AND r.\`query\` = ? AND r.object_id > ? AND ${isKnown}
        ORDER BY r.object_id LIMIT ${take}`,
      [tenantId, resource, after],
    );
  }
}
