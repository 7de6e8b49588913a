export { AdminModule } from './admin.module';
export { AuditLog } from './audit/audit-log';
export { AuditEvent } from './audit/audit-event.entity';
export { UserAccessFailure } from './user-access/user-access-failure.entity';
export { UserAccessJob } from './user-access/user-access-job.entity';
