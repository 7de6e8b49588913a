import { randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { answerCall } from './answer-call';
import type { GraphEngine } from './answer-call';
import { answerBatch } from './batch';
import type { GraphAnswer, GraphContext, GraphRequest } from './graph-context';
import { answerError, GraphError, malformed } from './graph-error';
import type { ErrorTrace } from './graph-error';
import { PageTokens } from './odata/page-tokens';

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

function toRequest(request: Request): GraphRequest & { readonly root: string } {
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

function send(response: Response, { status, headers, body }: GraphAnswer, trace: ErrorTrace): void {
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

function traceOf(request: Request, { clock }: GraphContext): ErrorTrace {
  const requestId = randomUUID();
  const sent = request.headers['client-request-id'];
  const isFine = typeof sent === 'string' && /^[\w-]{1,100}$/.test(sent);
  return { requestId, clientRequestId: isFine ? sent : requestId, now: clock.now() };
}

async function answer(engine: GraphEngine, request: Request): Promise<GraphAnswer> {
  const graphRequest = toRequest(request);
  const isBatch = request.method === 'POST' && /^\/\$batch\/?$/i.test(graphRequest.path);
  return isBatch ? answerBatch(engine, graphRequest) : answerCall(engine, graphRequest);
}

/** Bodies that body-parser can't read, and errors of Graph; anything else is a fault of ours and goes on. */
function answerErrors(context: GraphContext): ErrorRequestHandler {
  // A function expression, not an arrow: Express knows an error handler by its four parameters.
  return function (error: unknown, request, response, next) {
    const isUnreadable = error instanceof Error && 'type' in error && 'status' in error;
    const graphError = isUnreadable ? malformed('Unable to read JSON request payload.') : error;
    if (!(graphError instanceof GraphError)) {
      next(error);
      return;
    }
    const trace = traceOf(request, context);
    send(response, answerError(graphError, trace), trace);
  };
}

/** Microsoft Graph v1.0, as far as it is imitated; mount it at `/v1.0`. */
export function graphRoutes(context: GraphContext): Router {
  const engine = { context, pageTokens: new PageTokens(context.clock) };
  const router = Router();
  router.use(express.json({ limit: '4mb', strict: false }));
  router.use(async (request, response) => {
    const trace = traceOf(request, context);
    send(response, await answer(engine, request), trace);
  });
  router.use(answerErrors(context));
  return router;
}
