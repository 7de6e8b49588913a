import { toWellFormed } from './well-formed';

/** Escapes that may be half of a surrogate pair, or NUL. */
const suspicious = /\\u(?:d[89a-f]|0000)/i;

/** Each escape in a JSON text, left to right; the first group is a whole pair, the second something to repair. */
const escapes =
  /\\(?:(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|(u[dD][89a-fA-F][0-9a-fA-F]{2}|u0000)|.)/gs;

/**
 * JSON text whose strings and names are well-formed once parsed: halves of surrogate pairs and NUL can only appear as
 * escapes, which are replaced by one of equal length.
 */
export function repairJson(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(escapes, (escape, _pair, broken) => (broken ? '\\ufffd' : escape));
}

/**
 * The one way in for JSON from others: Graph's answers, stored rows, cookies, cursors.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return JSON.parse(repairJson(toWellFormed(text))) as unknown;
}

/** JSON that an engine parses: `json_each` would write what no later read survives, `JSON_TABLE` refuses it. */
export const toSqlJson = (value: unknown): string => repairJson(JSON.stringify(value));
