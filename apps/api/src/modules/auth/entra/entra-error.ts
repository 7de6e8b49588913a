import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { AppError, ConsentRequired, MicrosoftLoginRequired } from '../../../http';
import { GraphUnavailable } from '../../graph';

/** What a failed token request calls for. */
export type EntraFailure =
  /** The person has to sign in again. */
  | { kind: 'login'; number: string }
  /** Same, and the authorize request has to carry these claims. */
  | { kind: 'challenge'; number: string; claims: string }
  /** Somebody has to consent first. */
  | { kind: 'consent'; number: string }
  /** The account is disabled or blocked by a policy: signing in again won't help, but Microsoft's page says so. */
  | { kind: 'blocked'; number: string }
  /** Our registration, secret or certificate is wrong. */
  | { kind: 'operator'; number: string }
  /** Worth another try later. */
  | { kind: 'transient'; number: string };

/**
 * AADSTS numbers that decide when the OAuth error code doesn't.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const numbers = {
  consent: ['65001', '65004', '90094'],
  /** The tenant has no service principal for us, which is what missing or withdrawn consent looks like app-only. */
  noServicePrincipal: ['700016', '7000112', '500011'],
  blocked: ['53003', '50057'],
} as const;

const operatorCodes = [
  'invalid_client',
  'unauthorized_client',
  'invalid_scope',
  'invalid_resource',
  'invalid_request',
];

/** Seconds. */
const defaultRetryAfter = 10;

/** Classifies what MSAL throws when a person's token is renewed; for app-only tokens, see `classifyAppOnly`. */
export function classify(error: unknown): EntraFailure {
  if (!(error instanceof AuthError)) return { kind: 'transient', number: '' };
  const number = errorNumber(error);
  if (isConsent(error, number)) return { kind: 'consent', number };
  if (error.subError === 'message_only' || includes(numbers.blocked, number)) {
    return { kind: 'blocked', number };
  }
  if (error instanceof InteractionRequiredAuthError) {
    return error.claims
      ? { kind: 'challenge', number, claims: error.claims }
      : { kind: 'login', number };
  }
  if (needsLogin(error)) return { kind: 'login', number };
  return { kind: isOperators(error, number) ? 'operator' : 'transient', number };
}

/** Same for app-only tokens, where an unknown service principal means that the tenant hasn't consented. */
export function classifyAppOnly(error: unknown): EntraFailure {
  if (error instanceof AuthError) {
    const number = errorNumber(error);
    if (includes(numbers.noServicePrincipal, number)) return { kind: 'consent', number };
  }
  return classify(error);
}

/** The error the API responds with; `retryAfter` is the wait the sign-in service asked for. */
export function toAppError(failure: EntraFailure, cause: unknown, retryAfter?: number): AppError {
  switch (failure.kind) {
    case 'consent':
      return new ConsentRequired(cause);
    case 'challenge':
      return new MicrosoftLoginRequired(cause, failure.claims);
    case 'login':
    case 'blocked':
      return new MicrosoftLoginRequired(cause);
    case 'operator':
      return new EntraMisconfigured(failure.number, cause);
    case 'transient':
      return new GraphUnavailable(retryAfter ?? defaultRetryAfter, cause);
  }
}

/** Microsoft rejects this deployment's registration, secret or certificate: nothing a user can fix. */
export class EntraMisconfigured extends AppError {
  constructor(number: string, cause: unknown) {
    super(
      'graph_error',
      502,
      "Microsoft didn't accept this application. Ask whoever runs it to check its configuration.",
      {
        cause,
        data: { entraError: number },
      },
    );
  }
}

function errorNumber(error: AuthError): string {
  const given: unknown = error instanceof ServerError ? error.errorNo : undefined;
  if (typeof given === 'string' || typeof given === 'number') return String(given);
  return /AADSTS(\d+)/.exec(error.errorMessage)?.[1] ?? '';
}

function isConsent(error: AuthError, number: string): boolean {
  return (
    error.subError === 'consent_required' ||
    error.errorCode === 'consent_required' ||
    includes(numbers.consent, number)
  );
}

/** A revoked or long-unused refresh token shows up as a plain `invalid_grant` without a sub-error. */
function needsLogin(error: AuthError): boolean {
  return (
    (error instanceof ServerError && error.errorCode === 'invalid_grant') ||
    error.errorCode === 'no_account_in_silent_request'
  );
}

/** Numbers in the 90000s are the service's own trouble, whatever OAuth code they come with. */
function isOperators(error: AuthError, number: string): boolean {
  return operatorCodes.includes(error.errorCode) && !/^9\d{4}$/.test(number);
}

const includes = (list: readonly string[], number: string): boolean => list.includes(number);
