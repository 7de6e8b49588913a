import type { ProblemCode } from '@app/contracts';

export interface AppErrorOptions {
  cause?: unknown;
  /** For the log only; never sent. */
  data?: Record<string, unknown>;
  /** Per-field messages, sent as `errors`. */
  errors?: { path: string; message: string }[];
  /** Sent as `WWW-Authenticate`: what kind of credentials would do. */
  authenticate?: string;
  /** Sent as `Retry-After`, in seconds. */
  retryAfter?: number;
}

/** An error with an HTTP response: the filter turns it into `application/problem+json` (RFC 9457). */
export class AppError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    /** A plain sentence for the user: what happened and what to do. */
    readonly detail: string,
    readonly options: AppErrorOptions = {},
  ) {
    super(detail, { cause: options.cause });
    this.name = new.target.name;
  }
}

export class LoginRequired extends AppError {
  constructor() {
    super('login_required', 401, 'Sign in to continue.');
  }
}

/** Microsoft wants the person to sign in again (AUTH-5). `claims` is passed back in the authorize request. */
export class MicrosoftLoginRequired extends AppError {
  constructor(
    cause?: unknown,
    readonly claims?: string,
  ) {
    super('microsoft_login_required', 401, 'Login to Office 365 is required.', { cause });
  }
}

/** The tenant's administrator hasn't consented to what this call needs (ADM-2). */
export class ConsentRequired extends AppError {
  constructor(cause?: unknown) {
    super(
      'consent_required',
      403,
      "Your school hasn't approved EDUGraph. An administrator must consent once.",
      { cause },
    );
  }
}

export class AdminOnlyRefused extends AppError {
  constructor() {
    super('admin_only', 403, 'Only an administrator of your school can do this.');
  }
}

export class LinkRequired extends AppError {
  constructor() {
    super('linked_users_only', 403, 'Link your accounts first.');
  }
}

export class Forbidden extends AppError {
  constructor(detail = 'You may not do this.') {
    super('forbidden', 403, detail);
  }
}

export class NotFound extends AppError {
  constructor(detail = "There's nothing here.") {
    super('not_found', 404, detail);
  }
}
