import { HttpErrorResponse } from '@angular/common/http';
import type { Problem, ProblemCode } from '@app/contracts';

/** A failed request: the API's problem, or that it was unreachable. Switch on `code`, never on text. */
export interface RequestProblem {
  status: number;
  code: ProblemCode | 'offline' | 'unreachable';
  detail: string;
  requestId?: string;
  errors?: Problem['errors'];
  /** Seconds to wait, if the API specified it. */
  retryAfter?: number;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body;
}

function retryAfterOf(error: HttpErrorResponse): number | undefined {
  const seconds = Number(error.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    // Not JSON: the response came from something between the browser and the API.
    return undefined;
  }
}

/** Converts any request error into a problem. */
export function problemOf(error: unknown): RequestProblem {
  if (!(error instanceof HttpErrorResponse)) {
    return { status: 0, code: 'internal_error', detail: '' };
  }
  if (error.status === 0) {
    return { status: 0, code: navigator.onLine ? 'unreachable' : 'offline', detail: '' };
  }
  const retryAfter = retryAfterOf(error);
  const wait = retryAfter === undefined ? {} : { retryAfter };
  const body = parsed(error.error);
  if (!isProblem(body)) {
    const code = error.status === 404 ? 'not_found' : 'internal_error';
    return { status: error.status, code, detail: '', ...wait };
  }
  const { status, code, detail, requestId, errors } = body;
  return { status, code, detail, requestId, ...(errors && { errors }), ...wait };
}
