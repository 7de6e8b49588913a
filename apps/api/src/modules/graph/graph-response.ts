import type { GraphCall } from './graph-call';
import type { GraphAnswer } from './graph-exchange';

/** For Microsoft's client, which reads it by `json()`; the body was read and parsed here. */
export function toResponse(
  { status, headers, body, json }: GraphAnswer,
  call: GraphCall,
): Response {
  const isBare = status === 204 || status === 304;
  const bytes = call.details.expects === 'bytes' && !isBare ? new Uint8Array(body) : null;
  const response = new Response(bytes, { status, headers });
  // An error page gets the shape of an error, or the client loses the headers.
  const value = response.ok || isErrorBody(json) ? json : { error: { code: '', message: '' } };
  return Object.assign(response, { json: () => Promise.resolve(value) });
}

function isErrorBody(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'error' in json && Boolean(json.error);
}
