import { record, text } from '../wire/values';
import type { GraphCall } from './graph-call';
import type { GraphAnswer } from './graph-exchange';

/** They have no body, and a `Response` accepts none. */
const bareStatuses = new Set([204, 205, 304]);

/** For Microsoft's client, which reads it with `json()`; the body was read and parsed here. */
export function toResponse(
  { status, headers, body, json }: GraphAnswer,
  call: GraphCall,
): Response {
  const isBare = bareStatuses.has(status);
  const bytes = call.details.expects === 'bytes' && !isBare ? new Uint8Array(body) : null;
  const response = new Response(bytes, { status, headers });
  const value = response.ok ? json : { error: readError(json) };
  return Object.assign(response, { json: () => Promise.resolve(value) });
}

/** In the one shape that the client can read: an error page has none of it, and Graph itself leaves parts out. */
function readError(json: unknown) {
  const { code, message, innerError, innererror } = record(record(json)['error']);
  return {
    code: text(code) ?? '',
    message: text(message) ?? '',
    innerError: record(innerError ?? innererror),
  };
}
