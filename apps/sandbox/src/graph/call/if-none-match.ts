import type { Call } from './call';

/** Whether the client already has what it's asking for. */
export function isUnchanged({ headers }: Pick<Call, 'headers'>, eTag: string): boolean {
  // SharePoint's eTags have a comma inside the quotes.
  const kept: readonly string[] = headers['if-none-match']?.match(/"[^"]*"|\*/g) ?? [];
  return kept.includes(eTag) || kept.includes('*');
}
