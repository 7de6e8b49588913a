import { GraphError } from '@microsoft/microsoft-graph-client';
import { AppError, Forbidden, MicrosoftLoginRequired, NotFound } from '../../../http';
import { record, text } from '../wire/values';
import { longestPause, readRetryAfter } from './retry-policy';

/** Graph answered, but not with what was requested. */
export class GraphRequestFailed extends AppError {
  /** For people, not necessarily in English; only the code is meant for programs. */
  readonly graphMessage: string;

  constructor(
    /** Graph's status; 200 if the body couldn't be read. */
    readonly graphStatus: number,
    readonly graphCode: string,
    options: { cause?: unknown; message?: string; requestId?: string | null } = {},
  ) {
    super(
      'graph_error',
      502,
      "Microsoft 365 couldn't answer this. Try again; if it keeps happening, tell your administrator.",
      {
        cause: options.cause,
        data: {
          graphStatus,
          graphCode,
          graphMessage: options.message ?? '',
          graphRequestId: options.requestId ?? '',
        },
      },
    );
    this.graphMessage = options.message ?? '';
  }
}

/** Graph is down, too slow, or wants us to wait longer than the call may take. */
export class GraphUnavailable extends AppError {
  constructor(retryAfter: number, cause?: unknown) {
    super(
      'graph_unavailable',
      503,
      "Microsoft 365 isn't responding right now. Wait a little and try again.",
      { cause, retryAfter: Math.max(1, Math.ceil(Math.min(retryAfter || 1, longestPause / 1000))) },
    );
  }
}

const defaultRetryAfter = 10;
const unavailable = new Set([408, 429, 502, 503, 504, 509]);

/** What Graph's final error answer means to our callers. */
export function toAppError(error: GraphError, isAppOnly: boolean): AppError {
  const status = error.statusCode;
  if (unavailable.has(status)) {
    const wait = error.headers && readRetryAfter(error.headers);
    return new GraphUnavailable(wait === undefined ? defaultRetryAfter : wait / 1000, error);
  }
  if (status === 404) return new NotFound();
  if (!isAppOnly && wantsSignIn(error)) return new MicrosoftLoginRequired(error, claimsOf(error));
  if (status === 403) return new Forbidden("Microsoft 365 doesn't allow this.");
  const { code, message, requestId } = error;
  return new GraphRequestFailed(status, code ?? '', { cause: error, message, requestId });
}

/** The same for a part of a batch. */
export function partToAppError(
  { status, headers, body }: { status: number; headers: Record<string, string>; body: unknown },
  isAppOnly: boolean,
): AppError {
  const error = record(record(body)['error']);
  const failure = new GraphError(status, text(error['message']) ?? '');
  const code = text(error['code']) ?? '';
  return toAppError(Object.assign(failure, { code, headers: new Headers(headers) }), isAppOnly);
}

/**
 * Whether the person has to sign in again: a 401, or a 403 that is only missing a sign-in step.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
function wantsSignIn({ statusCode, code, headers }: GraphError): boolean {
  if (statusCode === 401) return true;
  const challenge = headers?.get('www-authenticate') ?? '';
  return (
    statusCode === 403 && [code ?? '', challenge].some((said) => /insufficient_claims/i.test(said))
  );
}

/** The claims challenge of a refused token, to pass on to the authorize request (continuous access evaluation). */
function claimsOf(error: GraphError): string | undefined {
  const challenge = error.headers?.get('www-authenticate') ?? '';
  const encoded = /\bclaims\s*=\s*"?([\w+/=-]+)/i.exec(challenge)?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}
