import type { Problem } from '@app/contracts';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { requestContext } from '../log/request-context';
import type { AppError } from './app-error';
import { MethodNotAllowed, titleOf, toAppError } from './to-app-error';

export function toProblem(error: AppError, requestId: string): Problem {
  return {
    type: `urn:edugraph:problem:${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    code: error.code,
    detail: error.detail,
    requestId,
    ...(error.options.errors && { errors: error.options.errors }),
  };
}

/** Sends an error as the response. */
export function answerProblem(response: Response, error: AppError): void {
  const { retryAfter, authenticate } = error.options;
  if (authenticate !== undefined) response.setHeader('WWW-Authenticate', authenticate);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(retryAfter)));
  if (error instanceof MethodNotAllowed) response.setHeader('Allow', error.allowed.join(', '));
  response.setHeader('Cache-Control', 'no-store');
  response
    .status(error.status)
    .type('application/problem+json')
    .send(JSON.stringify(toProblem(error, requestContext()?.requestId ?? '')));
}

/** Answers every error as `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const error = toAppError(thrown);
    this.log(error);
    // Too late for a response: a dropped connection tells the client that this one is incomplete.
    if (response.headersSent) response.destroy();
    else answerProblem(response, error);
  }

  private log(error: AppError): void {
    const { code, status, detail, options } = error;
    // Where we threw one of our own errors matters only if it's our fault.
    const err = status >= 500 ? error : options.cause;
    const entry = { msg: detail, code, ...(err !== undefined && { err }), ...options.data };
    if (status >= 500) this.logger.error(entry);
    else this.logger.debug(entry);
  }
}
