import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '../../tenant/tenant';
import { InvalidRoster, loadRosters } from '../load-rosters';

/** A roster's files by name; undefined leaves one out. */
export type RosterFiles = Record<string, string | Buffer | undefined>;

/** Only the required columns. */
export const smallV1 = {
  'School.csv': 'SIS ID,Name\n1,Hill School\n2,Dale School\n',
  'Section.csv': 'SIS ID,School SIS ID,Section Name\n11,1,Chess\n12,2,Choir\n',
  'Student.csv': 'SIS ID,School SIS ID,Username\n21,1,ann\n22,1,ben\n',
  'Teacher.csv': 'SIS ID,School SIS ID,Username\n31,1,carl\n',
  'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11,21\n11,22\n',
  'TeacherRoster.csv': 'Section SIS ID,SIS ID\n11,31\n',
} satisfies RosterFiles;

export const smallV2 = {
  'orgs.csv': 'sourcedId,name,type,parentSourcedId\nd,District,district,\nh,Hill School,school,d\n',
  'users.csv':
    'sourcedId,orgSourcedIds,givenName,familyName,username,password,role,grade\n' +
    'u1,h,Ann,Abel,ann@old.example,,student,9\n' +
    'u2,h,Carl,Cole,carl,,Faculty,\n' +
    'u3,,Gus,Gray,,,guardian,\n' +
    'u4,h,Olga,Oak,olga,,administrator,\n',
  'classes.csv': 'sourcedId,orgSourcedId,title\nc1,h,Chess\n',
  'enrollments.csv':
    'classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u2,Teacher\nc1,u3,guardian\n',
} satisfies RosterFiles;

export const smallV21 = {
  'orgs.csv': smallV2['orgs.csv'],
  'users.csv':
    'sourcedId,username,givenName,familyName,password,sms\n' +
    'u1,ann@old.example,Ann,Abel,,\nu2,carl,Carl,Cole,,+1 206 555 0111\nu3,,Gus,Gray,,\n',
  'roles.csv':
    'userSourcedId,orgSourcedId,role,grade,isPrimary\n' +
    'u1,h,student,10,TRUE\nu2,d,aide,,FALSE\nu2,h,Professor,,TRUE\nu3,h,guardian,,\n',
  'academicSessions.csv': 'sourcedId,title,startDate,endDate\nt1,Fall,2026-08-24,12/18/2026\n',
  'courses.csv': 'sourcedId,title,code,subject\nk1,Games,GAM1,Leisure\n',
  'classes.csv':
    'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\nc1,h,Chess,"t1",k1\n',
  'enrollments.csv': 'classSourcedId,userSourcedId,role\nc1,u1,student\nc1,u2,instructor\n',
} satisfies RosterFiles;

const folders: string[] = [];

/** Writes a roster into its own folder. */
export function writeRoster(files: RosterFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'roster-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    if (content !== undefined) writeFileSync(join(folder, name), content);
  }
  return folder;
}

export function removeRosters(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The tenant made from a roster. */
export function loadFiles(files: RosterFiles, domain = 'contoso.example'): Tenant {
  const [tenant] = loadRosters({ data: [{ folder: writeRoster(files), domain }] });
  if (!tenant) throw new Error('No tenant was loaded');
  return tenant;
}

/** Why a roster is refused. */
export function problemsOf(files: RosterFiles): string {
  try {
    loadFiles(files);
  } catch (error) {
    if (error instanceof InvalidRoster) return error.message;
    throw error;
  }
  throw new Error('The roster was loaded');
}
