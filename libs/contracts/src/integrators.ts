import * as z from 'zod';

/** Pages for programs are larger than people's: up to a thousand rows. */
export const pageForProgramsQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(1024).optional(),
};

export const listLinksQuerySchema = z.strictObject({
  ...pageForProgramsQuery,
  /** Only the link of this person: an object id of Microsoft Graph. */
  userId: z.guid().optional(),
  /** Only the link of this local account. */
  localId: z.guid().optional(),
});
export type ListLinksQuery = z.infer<typeof listLinksQuerySchema>;

/** Who is whom: a local account and the Microsoft 365 account linked with it. */
export const linkSchema = z.object({
  localId: z.string(),
  /** Null for an account that was made from Microsoft, until the person sets an email. */
  localEmail: z.string().nullable(),
  /** The person's object id in Microsoft Graph. */
  userId: z.string(),
  userPrincipalName: z.string().nullable(),
  email: z.string().nullable(),
  displayName: z.string().nullable(),
  linkedAt: z.string().nullable(),
  /** False while the person is disabled or deleted in Microsoft 365. */
  active: z.boolean(),
});
export type Link = z.infer<typeof linkSchema>;

export const linkListSchema = z.object({
  value: z.array(linkSchema),
  nextCursor: z.string().nullable(),
});
export type LinkList = z.infer<typeof linkListSchema>;

/** A time with its zone; a blank where a `+` was lost on the way counts as one. */
const moment = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(' ', '+') : value),
  z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
);

const rosterQuery = {
  ...pageForProgramsQuery,
  /**
   * Only what has changed then or later, removed rows too, in the order of the changes. Repeat the `changedSince` of the
   * last answer: it is inclusive, so nothing is missed.
   */
  changedSince: moment.optional(),
};
const role = z.enum(['student', 'teacher']).optional();

export const listRosterSchoolsQuerySchema = z.strictObject(rosterQuery);
export const listRosterClassesQuerySchema = z.strictObject({
  ...rosterQuery,
  schoolId: z.guid().optional(),
  /** Only classes that this person is in. */
  personId: z.guid().optional(),
});
export const listRosterPeopleQuerySchema = z.strictObject({
  ...rosterQuery,
  schoolId: z.guid().optional(),
  /** Only people in this class; `role` is then their role in it. */
  classId: z.guid().optional(),
  role,
});
export const listEnrollmentsQuerySchema = z.strictObject({
  ...rosterQuery,
  schoolId: z.guid().optional(),
  classId: z.guid().optional(),
  personId: z.guid().optional(),
  role,
});
export type ListRosterQuery = z.infer<typeof listEnrollmentsQuerySchema>;

const changed = {
  /** When a value last changed here; later for every later change of the tenant. */
  changedAt: z.string(),
  /** Set on what no longer exists, which is told for 400 days. */
  removedAt: z.string().optional(),
};
const text = z.string().nullable();

export const rosterSchoolSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  number: text,
  externalId: text,
  principalName: text,
  principalEmail: text,
  lowestGrade: text,
  highestGrade: text,
  address: z.object({ street: text, city: text, state: text, postalCode: text, country: text }),
  phone: text,
  ...changed,
});
export type RosterSchool = z.infer<typeof rosterSchoolSchema>;

export const rosterClassSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  code: text,
  externalId: text,
  grade: text,
  schoolIds: z.array(z.string()),
  course: z.object({ displayName: text, number: text, externalId: text, subject: text }).nullable(),
  /** Dates without time, in the school's calendar. */
  term: z
    .object({ displayName: text, externalId: text, startDate: text, endDate: text })
    .nullable(),
  ...changed,
});
export type RosterClass = z.infer<typeof rosterClassSchema>;

export const rosterPersonSchema = z.object({
  id: z.string(),
  displayName: text,
  givenName: text,
  surname: text,
  userPrincipalName: text,
  mail: text,
  /** `student`, `teacher` or `none`. */
  primaryRole: z.string(),
  /** Null until Microsoft says so. */
  enabled: z.boolean().nullable(),
  schoolIds: z.array(z.string()),
  student: z.object({ grade: text, number: text, externalId: text }).nullable(),
  teacher: z.object({ number: text, externalId: text }).nullable(),
  ...changed,
});
export type RosterPerson = z.infer<typeof rosterPersonSchema>;

export const enrollmentSchema = z.object({
  id: z.string(),
  classId: z.string(),
  personId: z.string(),
  /** `student` or `teacher`. */
  role: z.string(),
  ...changed,
});
export type Enrollment = z.infer<typeof enrollmentSchema>;

const rosterPageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    value: z.array(row),
    nextCursor: z.string().nullable(),
    /**
     * What to ask for next time. When reading everything, keep the first page's: changes during the reading are then
     * told again. When reading changes, keep the last page's.
     */
    changedSince: z.string(),
  });

export const rosterSchoolListSchema = rosterPageOf(rosterSchoolSchema);
export const rosterClassListSchema = rosterPageOf(rosterClassSchema);
export const rosterPersonListSchema = rosterPageOf(rosterPersonSchema);
export const enrollmentListSchema = rosterPageOf(enrollmentSchema);

export interface RosterPageOf<Row> {
  value: Row[];
  nextCursor: string | null;
  changedSince: string;
}
