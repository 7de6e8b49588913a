import type * as z from 'zod';

/** Thrown if the environment is invalid; names every offending variable, but never a value. */
export class InvalidEnvironment extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Invalid environment:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'InvalidEnvironment';
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const variable = issue.path.join('.') || '(all)';
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `${variable}: ${missing ? 'is required' : issue.message}`;
}

/**
 * Reads the environment using a schema keyed by variable name. An empty variable counts as not set.
 * @throws InvalidEnvironment with all problems at once
 */
export function loadConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Record<string, string | undefined>,
): z.output<Schema> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set, { reportInput: true });
  if (!result.success) throw new InvalidEnvironment(result.error.issues.map(describeIssue));
  return result.data;
}
