import type * as z from 'zod';
import { ControlError } from './control-error';

/** Parses a body or query. @throws ControlError 400 naming each invalid field */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
  throw new ControlError(400, `Invalid request: ${problems.join('; ')}`, problems);
}

type Changes<Output> = { [Key in keyof Output]?: Exclude<Output[Key], undefined> };

/** Parses a PATCH body. @returns only the settings it gives @throws ControlError 400 */
export function parseChanges<Schema extends z.ZodType<object>>(
  schema: Schema,
  input: unknown,
): Changes<z.output<Schema>> {
  const settings = Object.entries(parseInput(schema, input));
  const given = settings.filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Changes<z.output<Schema>>;
}
