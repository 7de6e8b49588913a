import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Clock } from './clock';
import { answerError, GraphError, malformed, type ErrorTrace } from './graph-error';
import type { GraphAnswer } from './graph-message';

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

/** Sends an answer with Graph's headers. */
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

/** Ids for an answer's headers: the client's own, and a new one. */
export function traceOf(request: Request, clock: Clock): ErrorTrace {
  const requestId = randomUUID();
  const sent = request.headers['client-request-id'];
  const isFine = typeof sent === 'string' && /^[\w-]{1,100}$/.test(sent);
  return { requestId, clientRequestId: isFine ? sent : requestId, now: clock.now() };
}

/** Answers unparseable bodies and Graph errors; anything else is our own fault and goes to the next handler. */
export function answerGraphErrors(clock: Clock): ErrorRequestHandler {
  // A function expression, not an arrow: Express recognizes an error handler by its four parameters.
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
