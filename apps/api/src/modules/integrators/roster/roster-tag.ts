import { createHash } from 'node:crypto';
import { isKnownTag } from '../../../http';
import type { Roster } from '../../roster';
import type { HttpExchange } from '../exchange/exchange.decorator';

/**
 * Tags an answer by the roster's revision and the request, before any row is read.
 * @returns whether the program has the answer already: 304, and Express leaves the body out
 */
export function isUnchanged({ tenantId, revision }: Roster, exchange: HttpExchange): boolean {
  const { request, response } = exchange;
  const text = `${tenantId} ${revision} ${request.originalUrl}`;
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Cache-Control', 'private, no-cache');
  if (!isKnownTag(tag, request)) return false;
  response.status(304);
  return true;
}
