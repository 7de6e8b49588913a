import { Lease } from './database/lease.entity';
import { AuditEvent, UserAccessFailure, UserAccessJob } from './modules/admin';
import {
  ApiClient,
  ApiClientSecret,
  Organization,
  Profile,
  Session,
  SigningKey,
  TokenCache,
  UsedState,
  User,
  UserRole,
} from './modules/auth';
import { SeatingArrangement, SeatingChart } from './modules/education';
import {
  RosterClass,
  RosterEnrollment,
  RosterMirror,
  RosterPerson,
  RosterSchool,
  RosterSchoolClass,
  RosterSchoolPerson,
  RosterWord,
  RosterWordPart,
} from './modules/roster';
import { DataSyncRecord, SyncRemoval, SyncRun } from './modules/sync';

/** All of the application's tables. */
export const entities = [
  User,
  Profile,
  UserRole,
  Organization,
  TokenCache,
  Session,
  UsedState,
  SeatingArrangement,
  SeatingChart,
  DataSyncRecord,
  SyncRun,
  SyncRemoval,
  RosterMirror,
  RosterSchool,
  RosterPerson,
  RosterClass,
  RosterEnrollment,
  RosterSchoolPerson,
  RosterSchoolClass,
  RosterWord,
  RosterWordPart,
  Lease,
  AuditEvent,
  UserAccessJob,
  UserAccessFailure,
  ApiClient,
  ApiClientSecret,
  SigningKey,
];
