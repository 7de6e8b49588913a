import type { Call } from './call';

/** Whether the client has what it asks for already. */
export function isKept({ headers }: Pick<Call, 'headers'>, eTag: string): boolean {
  // An eTag of SharePoint has a comma within its quotes.
  const kept: readonly string[] = headers['if-none-match']?.match(/"[^"]*"|\*/g) ?? [];
  return kept.includes(eTag) || kept.includes('*');
}
