import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The tables of the mirror with rows of a tenant, and what leads through them; those first that refer to the others. */
const tables = [
  { table: "roster_words WHERE kind = 'person'", key: 'seq' },
  { table: "roster_words WHERE kind = 'class'", key: 'seq' },
  { table: "roster_word_parts WHERE kind = 'person'", key: 'part' },
  { table: "roster_word_parts WHERE kind = 'class'", key: 'part' },
  ...[
    'roster_enrollments',
    'roster_school_people',
    'roster_school_classes',
    'roster_classes',
    'roster_people',
    'roster_schools',
  ].map((table) => ({ table: `${table} WHERE true`, key: 'id' })),
];

/** Few enough that others don't have to wait for the database. */
const atOnce = 2_000;

/** What is left of a mirror that was turned off. */
@Injectable()
export class FormerMirrorRepository {
  /** Removes some rows of a tenant, in the order of the primary key. @returns whether any are left */
  async removeSome(manager: EntityManager, tenantId: string): Promise<boolean> {
    for (const { table, key } of tables) {
      const [next] = await manager.query<{ place: unknown }[]>(
        `SELECT ${key} AS place FROM ${table} AND tenant_id = ? ORDER BY ${key} LIMIT 1 OFFSET ${atOnce - 1}`,
        [tenantId],
      );
      const [upTo, places] = next ? [` AND ${key} <= ?`, [next.place]] : ['', []];
      await manager.query(`DELETE FROM ${table} AND tenant_id = ?${upTo}`, [tenantId, ...places]);
      if (next) return true;
    }
    return false;
  }
}
