import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { GraphAnswer, GraphContext, GraphRequest } from './graph-context';
import { answerError, GraphError, malformed } from './graph-error';
import type { ErrorTrace } from './graph-error';

type Clock = GraphContext['clock'];

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const diagnostic = JSON.stringify({
  ServerInfo: {
    DataCenter: 'Sandbox',
    Slice: 'E',
    Ring: '1',
    ScaleUnit: '001',
    RoleInstance: 'SANDBOX00000001',
  },
});

/**
 * Scheme and host as the client sees them. The Graph client speaks to an https label, says so in x-forwarded-proto,
 * and follows absolute links only on it.
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

/** Sends an answer with the headers of Graph. */
export function sendAnswer(
  response: Response,
  { status, headers, body }: GraphAnswer,
  trace: ErrorTrace,
): void {
  response.status(status).set({
    'Cache-Control': 'no-cache',
    'Strict-Transport-Security': 'max-age=31536000',
    Vary: 'Accept-Encoding',
    'request-id': trace.requestId,
    'client-request-id': trace.clientRequestId,
    'x-ms-ags-diagnostic': diagnostic,
  });
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  if (isJson) response.set({ 'Content-Type': jsonType, 'OData-Version': '4.0' });
  response.set(headers);
  // Not send(): it would rewrite the content type.
  response.end(isJson ? JSON.stringify(body) : body);
}

/** Ids for the headers of an answer: the client's own, and a new one. */
export function traceOf(request: Request, clock: Clock): ErrorTrace {
  const requestId = randomUUID();
  const sent = request.headers['client-request-id'];
  const isFine = typeof sent === 'string' && /^[\w-]{1,100}$/.test(sent);
  return { requestId, clientRequestId: isFine ? sent : requestId, now: clock.now() };
}

/** Bodies that body-parser can't read, and errors of Graph; anything else is a fault of ours and goes on. */
export function answerGraphErrors(clock: Clock): ErrorRequestHandler {
  // A function expression, not an arrow: Express knows an error handler by its four parameters.
  return function (error: unknown, request, response, next) {
    const isUnreadable = error instanceof Error && 'type' in error && 'status' in error;
    const graphError = isUnreadable ? malformed('Unable to read JSON request payload.') : error;
    if (!(graphError instanceof GraphError)) {
      next(error);
      return;
    }
    const trace = traceOf(request, clock);
    sendAnswer(response, answerError(graphError, trace), trace);
  };
}
