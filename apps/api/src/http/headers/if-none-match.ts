import type { Request } from 'express';

/**
 * Whether the sender already has the content with this strong ETag. Not Express's `fresh`, which takes
 * `Cache-Control: no-cache` as a request for the whole content (RFC 9110, 13.1.2).
 */
export function isKnownTag(etag: string, { headers }: Request): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  return known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}
