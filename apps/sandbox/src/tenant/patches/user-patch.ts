import * as z from 'zod';
import type { PrimaryRole, StudentFacts, TeacherFacts, User } from '../roster/entities';
import { completeFacts, givenIn, type PatchRules } from './patch-rules';

const text = z.string().max(256).nullable();

const studentSchema = z.strictObject({
  externalId: text.optional(),
  grade: text.optional(),
  studentNumber: text.optional(),
  birthDate: z.iso.date().nullable().optional(),
  graduationYear: text.optional(),
});
const teacherSchema = z.strictObject({
  externalId: text.optional(),
  teacherNumber: text.optional(),
});

/** What can be changed about a user from outside. */
export const userPatchSchema = z.strictObject({
  userPrincipalName: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$/)
    .optional(),
  displayName: z.string().min(1).max(256).optional(),
  givenName: text.optional(),
  surname: text.optional(),
  middleName: text.optional(),
  mail: text.optional(),
  jobTitle: text.optional(),
  department: text.optional(),
  mobilePhone: text.optional(),
  officeLocation: text.optional(),
  preferredLanguage: text.optional(),
  usageLocation: text.optional(),
  isEnabled: z.boolean().optional(),
  roles: z.array(z.enum(['Admin', 'Teacher', 'Student'])).optional(),
  student: studentSchema.nullable().optional(),
  teacher: teacherSchema.nullable().optional(),
});
export type UserPatch = z.output<typeof userPatchSchema>;

const noStudent: StudentFacts = {
  externalId: null,
  grade: null,
  studentNumber: null,
  birthDate: null,
  graduationYear: null,
};
const noTeacher: TeacherFacts = { externalId: null, teacherNumber: null };

function primaryRoleOf(roles: User['roles']): PrimaryRole {
  if (roles.includes('Teacher')) return 'teacher';
  return roles.includes('Student') ? 'student' : 'none';
}

function complete(user: User, patch: UserPatch): UserPatch {
  const { student, teacher } = patch;
  return {
    ...patch,
    ...(student !== undefined && { student: completeFacts(noStudent, user.student, student) }),
    ...(teacher !== undefined && { teacher: completeFacts(noTeacher, user.teacher, teacher) }),
  };
}

/** Whatever depends on the roles follows them. */
function apply(user: User, patch: UserPatch): User {
  const patched = { ...user, ...givenIn<User>(patch) };
  if (!patch.roles) return patched;
  const primaryRole = primaryRoleOf(patch.roles);
  return { ...patched, primaryRole, isAdministrator: patch.roles.includes('Admin') };
}

export const userRules: PatchRules<User, UserPatch> = { complete, apply };
