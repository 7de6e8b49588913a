import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { toAppError } from '../../../http';
import { OAuthError } from './oauth-error';

/** Answers every error of the token endpoint in OAuth's own form (RFC 6749 §5.2). */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('OAuth');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, error, description, retryAfter } = this.describe(thrown);
    if (status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="EDUGraph"');
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(Math.ceil(retryAfter)));
    response.setHeader('Cache-Control', 'no-store');
    response.status(status).json({ error, error_description: description });
  }

  private describe(thrown: unknown) {
    if (thrown instanceof OAuthError)
      return { ...thrown, status: thrown.status, retryAfter: undefined };
    const problem = toAppError(thrown);
    const { status, detail, options } = problem;
    if (status >= 500) this.logger.error({ msg: detail, err: problem });
    return {
      status,
      error: status === 429 || status === 503 ? 'temporarily_unavailable' : errorFor(status),
      description: detail.replaceAll(/["\\]|[^ -~]/g, "'"),
      retryAfter: options.retryAfter,
    };
  }
}

const errorFor = (status: number) => (status >= 500 ? 'server_error' : 'invalid_request');
