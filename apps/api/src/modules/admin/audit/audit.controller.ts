import {
  auditListSchema,
  exportAuditQuerySchema,
  listAuditQuerySchema,
  type AuditList,
  type ExportAuditQuery,
  type ListAuditQuery,
} from '@app/contracts';
import { Controller, Get, Query, SerializeOptions, type StreamableFile } from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { csvLine } from '../listing/csv';
import { csvAnswer } from '../listing/csv-answer';
import { tenantOf } from '../own-tenant/own-tenant';
import type { AuditEvent } from './audit-event.entity';
import { AuditRepository } from './audit.repository';

@Controller('api/v1/admin/audit')
@AdminRoute()
export class AuditController {
  constructor(private readonly events: AuditRepository) {}

  @Get()
  @SerializeOptions({ schema: auditListSchema })
  list(
    @CurrentUser() user: SessionUser,
    @Query({ schema: listAuditQuerySchema }) query: ListAuditQuery,
  ): Promise<AuditList> {
    return this.events.list(tenantOf(user), query);
  }

  @Get('export')
  export(
    @CurrentUser() user: SessionUser,
    @Query({ schema: exportAuditQuerySchema }) query: ExportAuditQuery,
  ): StreamableFile {
    return csvAnswer('audit.csv', toCsv(this.events.all(tenantOf(user), query)));
  }
}

async function* toCsv(events: AsyncIterable<AuditEvent>): AsyncGenerator<string> {
  yield csvLine(['time', 'action', 'by', 'by id', 'on', 'details']);
  for await (const { at, action, actorName, actorId, subject, details } of events) {
    const numbers = Object.entries(details).map(([name, value]) => `${name}: ${value}`);
    yield csvLine([at.toISOString(), action, actorName, actorId, subject, numbers.join('; ')]);
  }
}
