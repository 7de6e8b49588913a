import type { AuditList, ExportAuditQuery, ListAuditQuery } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { readMoment, toPage, writePlace } from '../../../http';
import { AuditEvent } from './audit-event.entity';

const exportedAtOnce = 500;
const order = 'audit';

interface Place {
  at: Date;
  id: string;
}

/** Reads a tenant's audit log, newest first. */
@Injectable()
export class AuditRepository {
  constructor(private readonly dataSource: DataSource) {}

  async list(tenantId: string, { limit, cursor, ...filter }: ListAuditQuery): Promise<AuditList> {
    const after = readMoment(order, cursor);
    const rows = await this.read(tenantId, filter, { after, count: limit + 1 });
    const { value, nextCursor } = toPage(rows, limit, ({ at, id }) =>
      writePlace(order, { by: at.toISOString(), id }),
    );
    return { value: value.map(toEntry), nextCursor };
  }

  async *all(tenantId: string, filter: ExportAuditQuery): AsyncGenerator<AuditEvent> {
    let after: Place | undefined;
    for (;;) {
      const rows = await this.read(tenantId, filter, { after, count: exportedAtOnce });
      yield* rows;
      after = rows.at(-1);
      if (rows.length < exportedAtOnce) return;
    }
  }

  /** Who granted the current consent, and when. */
  async lastConsent(tenantId: string): Promise<{ by: string | null; at: string } | null> {
    const last = await this.ofTenant(tenantId)
      .andWhere('e.action = :action', { action: 'consent.granted' })
      .limit(1)
      .getOne();
    return last && { by: last.actorName, at: last.at.toISOString() };
  }

  private read(
    tenantId: string,
    { action, from, to }: ExportAuditQuery,
    { after, count }: { after: Place | undefined; count: number },
  ): Promise<AuditEvent[]> {
    const query = this.ofTenant(tenantId).limit(count);
    if (action) query.andWhere('e.action = :action', { action });
    if (from) query.andWhere('e.at >= :from', { from: new Date(from) });
    if (to) query.andWhere('e.at < :to', { to: new Date(to) });
    if (after) query.andWhere('(e.at < :at OR (e.at = :at AND e.id < :id))', after);
    return query.getMany();
  }

  private ofTenant(tenantId: string): SelectQueryBuilder<AuditEvent> {
    return this.dataSource
      .getRepository(AuditEvent)
      .createQueryBuilder('e')
      .where('e.tenant_id = :tenantId', { tenantId })
      .orderBy('e.at', 'DESC')
      .addOrderBy('e.id', 'DESC');
  }
}

const toEntry = ({ id, at, action, actorId, actorName, subject, details }: AuditEvent) => ({
  id,
  at: at.toISOString(),
  action,
  actor: actorId === null ? null : { id: actorId, displayName: actorName ?? '' },
  subject,
  details,
});
