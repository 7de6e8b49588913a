import * as z from 'zod';
import type { Class, Course, Term } from '../roster/entities';
import { completeFacts, givenIn, newIdSchema, type PatchRules } from './patch-rules';

const text = z.string().max(256).nullable();
const date = z.iso.date().nullable();

const termSchema = z.strictObject({
  externalId: text.optional(),
  displayName: text.optional(),
  startDate: date.optional(),
  endDate: date.optional(),
});
const courseSchema = z.strictObject({
  externalId: text.optional(),
  displayName: text.optional(),
  courseNumber: text.optional(),
  description: text.optional(),
  subject: text.optional(),
});

/** What can be changed about a class from outside. */
export const classPatchSchema = z.strictObject({
  schoolId: z.string().toLowerCase().optional(),
  displayName: z.string().min(1).max(256).optional(),
  classCode: z.string().max(256).optional(),
  grade: text.optional(),
  term: termSchema.nullable().optional(),
  course: courseSchema.nullable().optional(),
});
export type ClassPatch = z.output<typeof classPatchSchema>;

const noTerm: Term = { externalId: null, displayName: null, startDate: null, endDate: null };
const noCourse: Course = {
  externalId: null,
  displayName: null,
  courseNumber: null,
  description: null,
  subject: null,
};

export const classRules: PatchRules<Class, ClassPatch> = {
  complete: (item, { term, course, ...patch }) => ({
    ...patch,
    ...(term !== undefined && { term: completeFacts(noTerm, item.term, term) }),
    ...(course !== undefined && { course: completeFacts(noCourse, item.course, course) }),
  }),
  apply: (item, patch) => ({ ...item, ...givenIn<Class>(patch) }),
};

/** What a new class must have, and may have. */
export const newClassSchema = classPatchSchema
  .required({ schoolId: true, displayName: true })
  .extend({ externalId: z.string().min(1).max(256), id: newIdSchema.optional() });
export type NewClass = z.output<typeof newClassSchema>;

/** A class without people. */
export function toClass(id: string, given: NewClass): Class {
  const { externalId, schoolId, displayName } = given;
  const blank: Class = {
    id,
    externalId,
    schoolId,
    displayName,
    classCode: externalId,
    grade: null,
    term: null,
    course: null,
    memberIds: [],
    teacherIds: [],
  };
  return classRules.apply(blank, classRules.complete(blank, given));
}
