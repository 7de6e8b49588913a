import { EntraError } from './entra-error';

/** Fields of a form or query. Like Entra, reads only the first value of a repeated field. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Keeps the text fields of a parsed query or body. */
export function toFields(source: unknown): Fields {
  if (typeof source !== 'object' || source === null) return {};
  const entries = Object.entries(source).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) ? (value as unknown[])[0] : value,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Fields;
}

/** @throws EntraError 900144 when it's missing */
export function requireField(fields: Fields, name: string): string {
  const value = fields[name];
  if (!value) throw new EntraError(900144, { parameter: name });
  return value;
}
