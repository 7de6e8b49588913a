import { randomUUID } from 'node:crypto';
import type { Clock } from '../wire/clock';
import type { FaultDefinition } from './faults';

/** What a fault returns in place of the sandbox's answer. */
export interface FaultAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An object is sent as JSON, a string as is: that's how HTML or truncated JSON gets onto the wire. */
  readonly body: unknown;
}

/** @see https://learn.microsoft.com/graph/errors */
const graphCodes: Readonly<Record<number, string>> = {
  400: 'Request_BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'Directory_ConcurrencyViolation',
  410: 'resyncRequired',
  412: 'resourceModified',
  423: 'resourceLocked',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'serviceNotAvailable',
  504: 'GatewayTimeout',
};

function graphBody(status: number, now: Date): object {
  const id = randomUUID();
  return {
    error: {
      code: graphCodes[status] ?? 'UnknownError',
      message: `A fault armed at /_sandbox/faults returned ${status}.`,
      innerError: {
        date: now.toISOString().slice(0, 19),
        'request-id': id,
        'client-request-id': id,
      },
    },
  };
}

function entraBody(status: number, now: Date): object {
  const isThrottled = status === 429;
  const number = isThrottled ? 90006 : 90033;
  return {
    error: isThrottled ? 'too_many_requests' : 'temporarily_unavailable',
    error_description: `AADSTS${number}: A fault armed at /_sandbox/faults returned ${status}.`,
    error_codes: [number],
    timestamp: now.toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
  };
}

function defaultStatus(fault: FaultDefinition): number {
  return fault.retryAfter === undefined ? 200 : 429;
}

function contentType(body: unknown): string {
  const isMarkup = typeof body === 'string' && body.trimStart().startsWith('<');
  return isMarkup ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
}

/** The fault's answer, or undefined when it only delays and the sandbox answers itself. */
export function faultAnswer(
  fault: FaultDefinition,
  isGraph: boolean,
  clock: Clock,
): FaultAnswer | undefined {
  const { status, retryAfter, body } = fault;
  if (status === undefined && retryAfter === undefined && body === undefined) return undefined;
  const answered = status ?? defaultStatus(fault);
  const makeBody = isGraph ? graphBody : entraBody;
  return {
    status: answered,
    headers: {
      'Content-Type': contentType(body),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    },
    body: body === undefined && answered >= 400 ? makeBody(answered, clock.now()) : (body ?? ''),
  };
}
