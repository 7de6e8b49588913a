import type { Request } from 'express';
import type { GraphRequest } from './graph-message';

/**
 * Scheme and host as the client sees them. The Graph client calls an https name, reports that in x-forwarded-proto,
 * and follows absolute links only on that name.
 */
function rootOf(request: Request): string {
  const forwarded = request.headers['x-forwarded-proto'];
  const isHttps = String(forwarded).split(',')[0]?.trim() === 'https';
  return `${isHttps ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}/v1.0`;
}

function singleHeaders(request: Request): Record<string, string | undefined> {
  const entries = Object.entries(request.headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );
}

/** What a request asks of Graph. */
export function toGraphRequest(request: Request): GraphRequest & { readonly root: string } {
  const [path = '', ...query] = request.url.split('?');
  return {
    method: request.method,
    path,
    query: query.join('?'),
    headers: singleHeaders(request),
    body: request.body as unknown,
    root: rootOf(request),
  };
}
