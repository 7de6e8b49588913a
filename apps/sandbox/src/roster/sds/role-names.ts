import type { PrimaryRole } from '../../tenant/roster/entities';

const teaching = ['teacher', 'professor', 'faculty', 'instructor', 'aide'];

/** Which primary role a School Data Sync V2 role implies; guardians, administrators and others have none. */
export function primaryRoleOf(role: string): PrimaryRole {
  const name = role.trim().toLowerCase();
  if (name === 'student') return 'student';
  return teaching.includes(name) ? 'teacher' : 'none';
}

/** What someone with a role is in a class; undefined for those who only look on. */
export function roleInClass(role: string): 'student' | 'teacher' | undefined {
  const primary = primaryRoleOf(role);
  return primary === 'none' ? undefined : primary;
}
