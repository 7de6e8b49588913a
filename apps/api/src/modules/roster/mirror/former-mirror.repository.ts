import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The tables of the mirror with rows of a tenant; those first that refer to the others. */
const tables = [
  'roster_enrollments',
  'roster_school_people',
  'roster_school_classes',
  'roster_classes',
  'roster_people',
  'roster_schools',
];

/** Few enough that others don't have to wait for the database. */
const atOnce = 2_000;

/** What is left of a mirror that was turned off. */
@Injectable()
export class FormerMirrorRepository {
  /** Removes some rows of a tenant, in the order of the primary key. @returns whether any are left */
  async removeSome(manager: EntityManager, tenantId: string): Promise<boolean> {
    for (const table of tables) {
      const [next] = await manager.query<{ id: string }[]>(
        `SELECT id FROM ${table} WHERE tenant_id = ? ORDER BY id LIMIT 1 OFFSET ${atOnce}`,
        [tenantId],
      );
      const [below, ids] = next ? [' AND id < ?', [next.id]] : ['', []];
      await manager.query(`DELETE FROM ${table} WHERE tenant_id = ?${below}`, [tenantId, ...ids]);
      if (next) return true;
    }
    return false;
  }
}
