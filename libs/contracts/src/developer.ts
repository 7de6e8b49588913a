import * as z from 'zod';

/** The source location of a name in the developer panel. Lines start at 1 and include the last. */
export const sourceRangeSchema = z.object({
  path: z.string(),
  startLine: z.number().int(),
  endLine: z.number().int(),
});
export type SourceRange = z.infer<typeof sourceRangeSchema>;

/** What the developer panel needs to link to the source (DEMO-1). */
export const developerSourcesSchema = z.object({
  /** Such as `https://github.com/owner/name/blob/main`; null if not configured, in which case names are not links. */
  repositoryUrl: z.string().nullable(),
  /** Keyed by name (`EducationGraph.schools`, `ClassesController.list`) or component selector (`edu-class-list`). */
  sources: z.record(z.string(), sourceRangeSchema),
});
export type DeveloperSources = z.infer<typeof developerSourcesSchema>;
