import { AppError } from '../../../http';

/** Error codes of the token endpoint (RFC 6749 §5.2). */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/** An error that the token endpoint answers in OAuth's own form. */
export class OAuthError extends Error {
  constructor(
    readonly error: OAuthErrorCode,
    /** Printable ASCII without quotes and backslashes, as RFC 6749 has it. */
    readonly description: string,
  ) {
    super(description);
    this.name = 'OAuthError';
  }

  get status(): number {
    return this.error === 'invalid_client' ? 401 : 400;
  }
}

/** No credentials at all, where only programs may call. */
export class TokenRequired extends AppError {
  constructor() {
    super('token_required', 401, 'Send an access token. Programs get one from /oauth/token.', {
      authenticate: 'Bearer realm="EDUGraph"',
    });
  }
}

/** A bearer token that isn't valid (RFC 6750 §3.1). */
export class InvalidToken extends AppError {
  constructor(cause?: unknown) {
    super('invalid_token', 401, "The access token isn't valid. Get a new one.", {
      cause,
      authenticate: 'Bearer realm="EDUGraph", error="invalid_token"',
    });
  }
}

const challengeFor = (scope?: string) =>
  `Bearer realm="EDUGraph", error="insufficient_scope"${scope ? `, scope="${scope}"` : ''}`;

/** A valid token that doesn't allow this operation. */
export class InsufficientScope extends AppError {
  constructor(readonly scope?: string) {
    super(
      'insufficient_scope',
      403,
      scope
        ? `This needs the scope ${scope}.`
        : 'Programs cannot do this; only people who are signed in can.',
      { authenticate: challengeFor(scope) },
    );
  }
}

/** A request that comes from a person and a program at once. */
export class AmbiguousCredentials extends AppError {
  constructor() {
    super(
      'ambiguous_credentials',
      400,
      'Send either a session cookie or an access token, not both.',
    );
  }
}
