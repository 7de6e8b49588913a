import type { Request } from 'express';

/**
 * Whether the sender has what carries this strong ETag. Not Express's `fresh`: that takes `Cache-Control: no-cache` for a
 * wish to get the whole again (RFC 9110, 13.1.2).
 */
export function isKnownTag(etag: string, { headers }: Request): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  return known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
}
