import type { PrimaryRole } from '../tenant/entities';

const teaching = ['teacher', 'professor', 'faculty', 'instructor', 'aide'];

/** What a role of School Data Sync V2 makes of a person; guardians, administrators and others are neither. */
export function primaryRoleOf(role: string): PrimaryRole {
  const name = role.trim().toLowerCase();
  if (name === 'student') return 'student';
  return teaching.includes(name) ? 'teacher' : 'none';
}

/** How someone of a role is in a class; undefined for those who only look on. */
export function roleInClass(role: string): 'student' | 'teacher' | undefined {
  const primary = primaryRoleOf(role);
  return primary === 'none' ? undefined : primary;
}
