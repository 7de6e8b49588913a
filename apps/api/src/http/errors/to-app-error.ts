import { isNativeError } from 'node:util/types';
import type { ProblemCode } from '@app/contracts';
import { HttpException } from '@nestjs/common';
import { AppError, Forbidden, LoginRequired, NotFound } from './app-error';
import { isDatabaseUnavailable, ServiceUnavailable } from './unavailable';

export class Malformed extends AppError {
  constructor(cause?: unknown) {
    super('malformed', 400, "The request couldn't be read.", { cause });
  }
}

export class PayloadTooLarge extends AppError {
  constructor(cause?: unknown) {
    super('payload_too_large', 413, 'The request is too large.', { cause });
  }
}

export class UnsupportedMediaType extends AppError {
  constructor(accepted = 'application/json') {
    super('unsupported_media_type', 415, `Send the request as ${accepted}.`);
  }
}

export class MethodNotAllowed extends AppError {
  constructor(readonly allowed: readonly string[]) {
    super('method_not_allowed', 405, `This URL only accepts ${allowed.join(', ')}.`);
  }
}

class InternalError extends AppError {
  constructor(cause: unknown) {
    super('internal_error', 500, 'Something went wrong on our side. Try again.', { cause });
  }
}

const byStatus: Partial<Record<number, (cause: unknown) => AppError>> = {
  400: (cause) => new Malformed(cause),
  401: () => new LoginRequired(),
  403: () => new Forbidden(),
  404: () => new NotFound(),
  413: (cause) => new PayloadTooLarge(cause),
  415: () => new UnsupportedMediaType(),
  503: (cause) => new ServiceUnavailable(cause),
};

/** The status that Express, its parsers or Nest gave a client error. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null | undefined)?.status;
  return isNativeError(error) && typeof status === 'number' ? status : undefined;
}

/** Any error as one with a response; an unexpected one reveals nothing about itself. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseUnavailable(error)) return new ServiceUnavailable(error);
  const status = statusOf(error);
  const known = status === undefined ? undefined : byStatus[status];
  if (known) return known(error);
  const isClients = status !== undefined && status >= 400 && status < 500;
  return isClients ? new Malformed(error) : new InternalError(error);
}

/** Each code's short title, the same every time (RFC 9457 §3.1.3). */
export const titleOf = (code: ProblemCode): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
