import { AuditEvent, UserAccessFailureRow, UserAccessJob } from '../modules/admin';
import { Organization, Profile, SessionRow, TokenCacheRow, User, UserRole } from '../modules/auth';
import { Seat } from '../modules/education/seating/seat.entity';
import { SeatingChartRow } from '../modules/education/seating/seating-chart.entity';
import { DataSyncRecord, SyncRemoval, SyncRun } from '../modules/sync';
import { Lease } from './lease.entity';

/** Every table of the application. */
export const entities = [
  User,
  Profile,
  UserRole,
  Organization,
  TokenCacheRow,
  SessionRow,
  Seat,
  SeatingChartRow,
  DataSyncRecord,
  SyncRun,
  SyncRemoval,
  Lease,
  AuditEvent,
  UserAccessJob,
  UserAccessFailureRow,
];
