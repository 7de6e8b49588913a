import type { GraphAnswer } from './graph-message';

/**
 * An error as Graph words it. Codes vary with the service behind a path.
 * @see https://learn.microsoft.com/graph/errors
 */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Details that the assignments service adds. */
    readonly inner: { readonly code?: string; readonly message?: string } = {},
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

export function invalidToken(reason: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', reason, {
    'WWW-Authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
  });
}

export function denied(message = 'Insufficient privileges to complete the operation.'): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', message);
}

export function notFound(id: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message);
}

/** For an unreadable path, query or batch, which the gateway refuses before any service sees it. */
export function malformed(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** What the sandbox leaves out, it refuses loudly. */
export function notImitated(what: string): GraphError {
  return new GraphError(501, 'NotImplemented', `This sandbox does not imitate ${what}.`);
}

/** Ids and time echoed in an error body. */
export interface ErrorTrace {
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly now: Date;
}

/** `innerError.date` has no Z but is still UTC. */
export function answerError(error: GraphError, trace: ErrorTrace): GraphAnswer {
  const { status, code, message, headers, inner } = error;
  return {
    status,
    headers,
    body: {
      error: {
        code,
        message,
        innerError: {
          ...inner,
          date: trace.now.toISOString().slice(0, 19),
          'request-id': trace.requestId,
          'client-request-id': trace.clientRequestId,
        },
      },
    },
  };
}
