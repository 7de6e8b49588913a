import * as z from 'zod';

/** Where a name of the developer panel stands in the source. Lines count from 1 and include the last. */
export const sourceRangeSchema = z.object({
  path: z.string(),
  startLine: z.number().int(),
  endLine: z.number().int(),
});
export type SourceRange = z.infer<typeof sourceRangeSchema>;

/** What the developer panel needs to link to the source (DEMO-1). */
export const developerSourcesSchema = z.object({
  /** Such as `https://github.com/owner/name/blob/main`; null where none is configured: then there are names, not links. */
  repositoryUrl: z.string().nullable(),
  /** By name: `EducationGraph.schools`, `ClassesController.list`, and components by selector, `edu-class-list`. */
  sources: z.record(z.string(), sourceRangeSchema),
});
export type DeveloperSources = z.infer<typeof developerSourcesSchema>;
