import { GraphError } from '@microsoft/microsoft-graph-client';
import { AppError, Forbidden, MicrosoftLoginRequired, NotFound } from '../../http';

/** Graph answered, and not with what was asked for. */
export class GraphRequestFailed extends AppError {
  /** For people, in the tenant's language or not; only the code is meant for programs. */
  readonly graphMessage: string;

  constructor(
    /** Graph's status; 200 when the body could not be read. */
    readonly graphStatus: number,
    readonly graphCode: string,
    options: { cause?: unknown; message?: string; requestId?: string | null } = {},
  ) {
    super(
      'graph_error',
      502,
      'Microsoft 365 could not answer this. Try again; if it stays, tell your administrator.',
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

/** Graph is away, too slow, or wants us to wait longer than the call may take. */
export class GraphUnavailable extends AppError {
  constructor(retryAfter: number, cause?: unknown) {
    super(
      'graph_unavailable',
      503,
      'Microsoft 365 does not answer at the moment. Wait a little and try again.',
      { cause, retryAfter: Math.max(1, Math.ceil(retryAfter)) },
    );
  }
}

const defaultRetryAfter = 10;
const unavailable = new Set([429, 502, 503, 504]);

/** What a final error answer of Graph means to our callers. */
export function toAppError(error: GraphError, isAppOnly: boolean): AppError {
  const status = error.statusCode;
  if (unavailable.has(status)) {
    const seconds = Number(error.headers?.get('retry-after'));
    return new GraphUnavailable(seconds > 0 ? seconds : defaultRetryAfter, error);
  }
  if (status === 404) return new NotFound();
  if (status === 403) return new Forbidden('Microsoft 365 does not allow this.');
  if (status === 401 && !isAppOnly) return new MicrosoftLoginRequired(error, claimsOf(error));
  const { code, message, requestId } = error;
  return new GraphRequestFailed(status, code ?? '', { cause: error, message, requestId });
}

/** The same for a part of a batch. */
export function partToAppError(
  { status, headers, body }: { status: number; headers: Record<string, string>; body: unknown },
  isAppOnly: boolean,
): AppError {
  const { error } = (body ?? {}) as { error?: { code?: string; message?: string } | null };
  const failure = new GraphError(status, error?.message ?? '');
  const code = error?.code ?? '';
  return toAppError(Object.assign(failure, { code, headers: new Headers(headers) }), isAppOnly);
}

/** The claims challenge of a refused token, to hand on to the authorize request (continuous access evaluation). */
function claimsOf(error: GraphError): string | undefined {
  const encoded = /claims="([^"]+)"/.exec(error.headers?.get('www-authenticate') ?? '')?.[1];
  return encoded ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}
