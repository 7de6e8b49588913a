import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { EntityClass } from '../../../database/entity-class';
import { sqlTime } from '../../../database/engine';
import { Transactions } from '../../../database/transactions';
import type { MirroredRow } from './mirrored-row';
import { RosterClass } from './roster-class.entity';
import { RosterEnrollment } from './roster-enrollment.entity';
import { RosterMirror } from './roster-mirror.entity';
import { RosterPerson } from './roster-person.entity';
import { RosterSchool } from './roster-school.entity';

/** A table, and its columns that say something about a person. */
interface Buried {
  entity: EntityClass & (new () => MirroredRow);
  personal: readonly string[];
}

const tables: readonly Buried[] = [
  { entity: RosterEnrollment, personal: [] },
  { entity: RosterClass, personal: [] },
  {
    entity: RosterPerson,
    personal: [
      'display_name',
      'given_name',
      'surname',
      'user_principal_name',
      'mail',
      'is_enabled',
      'grade',
      'student_number',
      'student_external_id',
      'teacher_number',
      'teacher_external_id',
    ],
  },
  { entity: RosterSchool, personal: ['principal_name', 'principal_email', 'phone'] },
];

/** How many of a tenant's numbers are looked through at once. */
const numbersAtOnce = 5_000;
/** Fewer than an engine's parameters. */
const rowsAtOnce = 1_000;

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** The times before which a removed row loses its personal values, and goes altogether. */
export interface BurialTimes {
  personal: Date;
  all: Date;
}

/**
 * Removed rows of mirrors. They are found by walking along a tenant's numbers: an index of removal times would cost every
 * row of every tenant its space, and SQLite would prefer it for all that read what isn't removed.
 */
@Injectable()
export class TombstonesRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Mirrors that nobody has cleared since. */
  async uncleared(since: Date, take: number): Promise<{ tenantId: string; lastSeq: number }[]> {
    return this.dataSource
      .getRepository(RosterMirror)
      .createQueryBuilder('m')
      .select(['m.tenantId', 'm.lastSeq'])
      .where('m.purged_at IS NULL OR m.purged_at < :since', { since })
      .orderBy('m.tenant_id')
      .take(take)
      .getMany();
  }

  /** Takes on a mirror. @returns false if another process has */
  async claim(tenantId: string, { since, now }: { since: Date; now: Date }): Promise<boolean> {
    const { affected } = await this.dataSource
      .createQueryBuilder()
      .update(RosterMirror)
      .set({ purgedAt: now })
      .where('tenant_id = :tenantId AND (purged_at IS NULL OR purged_at < :since)', {
        tenantId,
        since,
      })
      .execute();
    return affected === 1;
  }

  /** Clears the tombstones up to a tenant's number, some at a time. May run twice, and while the mirror changes. */
  async *clear(tenantId: string, lastSeq: number, before: BurialTimes): AsyncGenerator<void> {
    for (const table of tables) {
      for (let from = 0; from <= lastSeq; from += numbersAtOnce) {
        await this.clearSome(table, { tenantId, from }, before);
        yield;
      }
    }
  }

  /** What is removed isn't changed: readers of changes have been told already, and its numbers stay. */
  private async clearSome(
    { entity, personal }: Buried,
    { tenantId, from }: { tenantId: string; from: number },
    before: BurialTimes,
  ): Promise<void> {
    const name = this.dataSource.getMetadata(entity).tableName;
    const oldest = sqlTime(before.all);
    const removed = 'removed_at < ?';
    const find = (condition: string, time: string) =>
      this.idsOf(`${name} WHERE tenant_id = ? AND seq >= ? AND seq < ? AND ${condition}`, [
        ...[tenantId, from, from + numbersAtOnce],
        time,
      ]);
    await this.change(await find(removed, oldest), (manager, ids) =>
      manager.query(
        `DELETE FROM ${name} WHERE tenant_id = ? AND id IN (${marks(ids)}) AND ${removed}`,
        [tenantId, ...ids, oldest],
      ),
    );
    if (personal.length === 0) return;
    const old = sqlTime(before.personal);
    const known = `${removed} AND COALESCE(${personal.join(', ')}) IS NOT NULL`;
    await this.change(await find(known, old), (manager, ids) =>
      manager.query(
        `UPDATE ${name} SET ${personal.map((column) => `${column} = NULL`).join(', ')}
          WHERE tenant_id = ? AND id IN (${marks(ids)}) AND ${removed}`,
        [tenantId, ...ids, old],
      ),
    );
  }

  private async idsOf(rows: string, parameters: readonly unknown[]): Promise<string[]> {
    const found: { id: string }[] = await this.dataSource.query(`SELECT id FROM ${rows}`, [
      ...parameters,
    ]);
    return found.map(({ id }) => id);
  }

  /** Its condition is checked again: what has come back in the meantime stays. */
  private async change(
    ids: readonly string[],
    work: (manager: EntityManager, ids: readonly string[]) => Promise<unknown>,
  ): Promise<void> {
    for (let from = 0; from < ids.length; from += rowsAtOnce) {
      const some = ids.slice(from, from + rowsAtOnce);
      await this.transactions.run((manager) => work(manager, some));
    }
  }
}
