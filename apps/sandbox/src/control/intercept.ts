import { setTimeout as delay } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import type { Request, RequestHandler, Response } from 'express';
import type { AroundBatchPart, GraphAnswer } from '../wire/graph-message';
import type { Clock } from '../wire/clock';
import { faultAnswer, type FaultAnswer } from './fault-answer';
import type { Call, FaultDefinition, Faults } from './faults';
import type { Journal, TokenKind } from './journal';

/** What intercepting a request needs. */
export interface Interception {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Every name a fault may use for a tenant (id and domain), given any one of them. */
  readonly tenantNames: (idOrDomain: string) => readonly string[];
}

interface Bearer {
  readonly kind: TokenKind;
  readonly tenantId: string;
}

/** Reads the token without verifying it: even an expired one is worth logging. */
function readBearer(authorization: string | undefined): Bearer | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return undefined;
  try {
    const { idtyp, tid } = decodeJwt(token);
    return { kind: idtyp === 'app' ? 'app' : 'user', tenantId: String(tid) };
  } catch {
    // Not a JWT: Graph will refuse it.
    return undefined;
  }
}

/** Milliseconds, to one decimal. */
function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}

/** Upload URLs belong to the files behind Graph. */
function isGraphPath(path: string): boolean {
  return /^\/(v1\.0|beta|uploads)(\/|$)/.test(path);
}

/** Addresses that need no token name the tenant themselves. */
function tenantNameIn(path: string): string | undefined {
  const [, first, second] = path.split('/');
  return first === 'uploads' || first === 'sites' ? second : first;
}

function describe(request: Request, interception: Interception): Call {
  const bearer = readBearer(request.headers.authorization);
  const name = bearer && isGraphPath(request.path) ? bearer.tenantId : tenantNameIn(request.path);
  return {
    method: request.method,
    path: request.originalUrl,
    tenantNames: name ? interception.tenantNames(name) : [],
    isBatchPart: false,
  };
}

function send(response: Response, { status, headers, body }: FaultAnswer): void {
  response.status(status).set(headers);
  response.send(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Writes every request to the journal once it has been answered. */
export function recordRequests({ clock, journal }: Interception): RequestHandler {
  return (request, response, next) => {
    const at = clock.now().toISOString();
    const started = performance.now();
    response.once('close', () => {
      const url = new URL(request.originalUrl, 'http://sandbox');
      journal.record({
        at,
        method: request.method,
        path: url.pathname,
        query: url.search,
        status: response.headersSent ? response.statusCode : 0,
        duration: elapsed(started),
        tokenKind: readBearer(request.headers.authorization)?.kind ?? null,
      });
    });
    next();
  };
}

/** Waits as long as the fault says, or until the faults are cleared. */
async function holdBack({ latency }: FaultDefinition, faults: Faults): Promise<void> {
  if (!latency) return;
  await delay(latency, undefined, { signal: faults.cleared }).catch(() => undefined);
}

/** Breaks the connection partway through the body. */
function resetAfter(request: Request, bytes: number): void {
  const push = request.push.bind(request);
  let came = request.readableLength;
  // Not a listener: adding one would start the flow before anyone else listens.
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    came += Buffer.isBuffer(chunk) ? chunk.length : 0;
    if (came < bytes) return push(chunk, encoding);
    request.socket.resetAndDestroy();
    return false;
  };
}

/** Lets armed faults fire before the sandbox answers. */
export function injectFaults(interception: Interception): RequestHandler {
  return async (request, response, next) => {
    const fault = interception.faults.strike(describe(request, interception));
    if (!fault) return next();
    await holdBack(fault, interception.faults);
    if (fault.reset && fault.afterBytes !== undefined) {
      resetAfter(request, fault.afterBytes);
      return next();
    }
    if (fault.reset) {
      request.socket.resetAndDestroy();
      return undefined;
    }
    const answer = faultAnswer(fault, isGraphPath(request.path), interception.clock);
    return answer ? send(response, answer) : next();
  };
}

async function strikePart(
  fault: FaultDefinition,
  { clock, faults }: Interception,
): Promise<GraphAnswer | undefined> {
  await holdBack(fault, faults);
  // A part has no connection of its own to break; Graph returns 504 for it.
  const effect: FaultDefinition = fault.reset ? { ...fault, status: 504 } : fault;
  const answer = faultAnswer(effect, true, clock);
  if (!answer) return undefined;
  const { body } = answer;
  return { ...answer, body: typeof body === 'string' ? Buffer.from(body) : Object(body) };
}

/** Runs one part of a `$batch` as if it were a separate request: faults first, then a line in the journal. */
export function interceptBatchPart(interception: Interception): AroundBatchPart {
  const { clock, faults, journal } = interception;
  return async ({ method, path, query, token }, answer) => {
    const at = clock.now().toISOString();
    const started = performance.now();
    const call: Call = {
      method,
      path: `/v1.0${path}${query && `?${query}`}`,
      tenantNames: token ? interception.tenantNames(token.tenantId) : [],
      isBatchPart: true,
    };
    const fault = faults.strike(call);
    const answered = (fault && (await strikePart(fault, interception))) ?? (await answer());
    journal.record({
      at,
      method,
      path: `/v1.0${path}`,
      query: query && `?${query}`,
      status: answered.status,
      duration: elapsed(started),
      tokenKind: token?.kind ?? null,
      batch: true,
    });
    return answered;
  };
}
