import * as z from 'zod';
import { assignmentStatuses } from './assignments';
import { personSchema } from './classes';

export const searchKinds = ['classes', 'people', 'assignments'] as const;
export type SearchKind = (typeof searchKinds)[number];

const kinds = z.array(z.enum(searchKinds));

export const searchQuerySchema = z.strictObject({
  q: z.string().trim().min(1).max(100),
  /** Results of each kind. */
  limit: z.coerce.number().int().min(1).max(50).default(10),
  /** Separated by commas; without them, all. */
  kinds: z
    .string()
    .max(100)
    .transform((text) => text.split(','))
    .pipe(kinds)
    .default([...searchKinds]),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

const namedClassSchema = z.object({ id: z.string(), displayName: z.string() });

export const foundClassSchema = namedClassSchema.extend({ code: z.string().nullable() });
export type FoundClass = z.infer<typeof foundClassSchema>;

export const foundPersonSchema = personSchema.extend({
  role: z.enum(['Teacher', 'Student']).nullable(),
  /** A class to meet them in: the user's own, for administrators any; null if they are in none. */
  class: namedClassSchema.nullable(),
  /** For administrators only. */
  userPrincipalName: z.string().nullable(),
});
export type FoundPerson = z.infer<typeof foundPersonSchema>;

export const foundAssignmentSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  class: namedClassSchema,
  status: z.enum(assignmentStatuses),
  /** ISO 8601, UTC. */
  dueDateTime: z.string().nullable(),
});
export type FoundAssignment = z.infer<typeof foundAssignmentSchema>;

/** What the user may see whose names have all words of the search (FIND-1), best first. */
export const searchResultsSchema = z.object({
  classes: z.array(foundClassSchema),
  people: z.array(foundPersonSchema),
  assignments: z.array(foundAssignmentSchema),
  /** Kinds with more results than these, or possibly more: a longer search finds them. */
  more: kinds,
  /** Kinds of which Microsoft 365 didn't return everything this time. */
  incomplete: kinds,
  /** People can be found once the organization's roster is copied: never while that is off. */
  peopleSearch: z.enum(['ready', 'filling', 'off']),
});
export type SearchResults = z.infer<typeof searchResultsSchema>;
