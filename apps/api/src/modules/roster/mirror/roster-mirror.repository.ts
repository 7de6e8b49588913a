import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan, type EntityManager } from 'typeorm';
import { sqlTime } from '../../../database/engine';
import { Clock } from '../../../clock/clock';
import { nameRules } from './name-rules';
import { RosterClass } from './roster-class.entity';
import { RosterMirror } from './roster-mirror.entity';
import { RosterSchool } from './roster-school.entity';

const unnamed = ['roster_people', 'roster_classes'].map(
  (table) =>
    `EXISTS (SELECT 1 FROM ${table} t WHERE t.tenant_id = m.tenant_id AND t.changed_seq > m.named_seq)`,
);

const placed = ['roster_schools', 'roster_people', 'roster_classes'].map(
  (table) =>
    `EXISTS (SELECT 1 FROM ${table} t WHERE t.tenant_id = m.tenant_id AND t.seq > m.placed_seq)`,
);

/**
 * SQL about a mirror `m` at a time `:now`: whether people, classes or schools have come since the schools' lists were last
 * read, whether there are classes whose people have to be read, and whether people or classes have changed since their names
 * were last made findable.
 */
export const mirrorWork = {
  hasUnplaced: `(${placed.join(' OR ')})`,
  hasDueClasses: `EXISTS (SELECT 1 FROM roster_classes c WHERE c.tenant_id = m.tenant_id
    AND c.people_due_at <= :now AND c.removed_at IS NULL)`,
  hasUnnamed: `(m.name_rules <> ${nameRules} OR ${unnamed.join(' OR ')})`,
};

/** A place in the order of due classes. */
export interface DuePlace {
  peopleDueAt: Date;
  seq: number;
}

/** What marks rows as changed in a transaction. */
export interface Revision {
  changedSeq: number;
  changedAt: Date;
}

/** Which tenants have a mirror, and the numbers of their rows. */
@Injectable()
export class RosterMirrorRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The time that rows are stamped with. */
  now(): Date {
    return this.clock.date();
  }

  find(tenantId: string): Promise<RosterMirror | null> {
    return this.dataSource.getRepository(RosterMirror).findOneBy({ tenantId });
  }

  /** The school that follows in the tenant's order. */
  nextSchool(tenantId: string, after: number): Promise<Pick<RosterSchool, 'id' | 'seq'> | null> {
    return this.dataSource.getRepository(RosterSchool).findOne({
      select: { id: true, seq: true },
      where: { tenantId, seq: MoreThan(after), removedAt: IsNull() },
      order: { seq: 'ASC' },
    });
  }

  async place(manager: EntityManager, tenantId: string, placedSeq: number): Promise<void> {
    await manager.update(RosterMirror, { tenantId }, { placedSeq });
  }

  /** Records that everything has been read once; harmless later. */
  async markFilled(tenantId: string): Promise<void> {
    const filling = { tenantId, filledAt: IsNull() };
    await this.dataSource.getRepository(RosterMirror).update(filling, { filledAt: this.now() });
  }

  /** Records that the mirror was in step with Microsoft 365 at that time. */
  async markRead(tenantId: string, readAt: Date): Promise<void> {
    await this.dataSource.getRepository(RosterMirror).update({ tenantId }, { readAt });
  }

  /** Classes whose people have to be read, in the order in which they became due. */
  dueClasses(
    tenantId: string,
    { after, take }: { after: DuePlace | undefined; take: number },
  ): Promise<(DuePlace & { id: string })[]> {
    const { peopleDueAt, seq } = after ?? { peopleDueAt: new Date(0), seq: 0 };
    return this.dataSource
      .getRepository(RosterClass)
      .createQueryBuilder('c')
      .select(['c.id', 'c.seq', 'c.peopleDueAt'])
      .where('c.tenant_id = :tenantId AND c.people_due_at >= :due AND c.people_due_at <= :now')
      .andWhere('(c.people_due_at > :due OR c.seq > :seq) AND c.removed_at IS NULL')
      .setParameters({ tenantId, due: sqlTime(peopleDueAt), now: sqlTime(this.now()), seq })
      .orderBy('c.people_due_at')
      .addOrderBy('c.seq')
      .limit(take)
      .getMany() as Promise<(DuePlace & { id: string })[]>;
  }

  /** Makes the classes due that people are, or were, in. */
  async readClassesOf(
    manager: EntityManager,
    tenantId: string,
    personIds: readonly string[],
  ): Promise<void> {
    await manager.query(
      `UPDATE roster_classes SET people_due_at = ? WHERE tenant_id = ? AND removed_at IS NULL AND id IN (
        SELECT class_id FROM roster_enrollments
        WHERE tenant_id = ? AND person_id IN (${personIds.map(() => '?').join(', ')}))`,
      [sqlTime(this.now()), tenantId, tenantId, ...personIds],
    );
  }

  /** Sets when the people of classes are read again, by class id: one statement. */
  async postpone(
    manager: EntityManager,
    tenantId: string,
    due: ReadonlyMap<string, Date>,
  ): Promise<void> {
    if (due.size === 0) return;
    const ids = [...due.keys()];
    await manager.query(
      `UPDATE roster_classes SET people_due_at = CASE id ${ids.map(() => 'WHEN ? THEN ?').join(' ')} END
        WHERE tenant_id = ? AND id IN (${ids.map(() => '?').join(', ')})`,
      [...[...due].flatMap(([id, at]) => [id, sqlTime(at)]), tenantId, ...ids],
    );
  }

  /** Turns the mirror on; it fills with the tenant's next runs. Harmless if it is on. */
  async start(tenantId: string, startedBy: string): Promise<void> {
    const row = { tenantId, startedBy, startedAt: this.now() };
    const insert = this.dataSource.createQueryBuilder().insert().into(RosterMirror).values(row);
    await insert.orIgnore().updateEntity(false).execute();
  }

  /** Turns the mirror off: nobody reads or writes it from now on. Its rows are left. Joins an open transaction. */
  async end(tenantId: string): Promise<void> {
    await this.dataSource.getRepository(RosterMirror).delete({ tenantId });
  }

  /**
   * Numbers for new rows, counted down from `changedSeq` - 1, and the mark of everything changed in this transaction.
   * Only the holder of the tenant's lease asks, so numbers and times grow in the order of commits: who has read up to a
   * time has missed nothing before it.
   */
  async revise(manager: EntityManager, tenantId: string, newRows: number): Promise<Revision> {
    const { lastSeq, changedAt: last } = await manager.findOneByOrFail(RosterMirror, { tenantId });
    const changedSeq = lastSeq + newRows + 1;
    const changedAt = new Date(Math.max(this.now().getTime(), (last?.getTime() ?? 0) + 1));
    await manager.update(RosterMirror, { tenantId }, { lastSeq: changedSeq, changedAt });
    return { changedSeq, changedAt };
  }
}
