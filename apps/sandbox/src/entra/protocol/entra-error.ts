import { randomUUID } from 'node:crypto';

interface ErrorRow {
  /** OAuth's name for it. */
  readonly error: string;
  readonly text: string;
  readonly suberror?: string;
  /** Status when answered as JSON. */
  readonly status?: number;
}

/**
 * Entra's errors by AADSTS number; `{…}` is filled in from the details thrown.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
const errors = {
  50011: {
    error: 'invalid_request',
    text: "The redirect URI '{redirectUri}' specified in the request does not match the redirect URIs configured for the application '{clientId}'. Make sure the redirect URI sent in the request matches one added to your application.",
  },
  50034: {
    error: 'invalid_grant',
    text: "The user account '{user}' does not exist in the '{tenant}' directory.",
  },
  50057: { error: 'invalid_grant', text: 'The user account is disabled.' },
  50058: {
    error: 'login_required',
    text: 'A silent sign-in request was sent but no user is signed in.',
  },
  50059: {
    error: 'invalid_request',
    text: 'No tenant-identifying information found in either the request or implied by any provided credentials.',
  },
  50173: {
    error: 'invalid_grant',
    text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '{issued}' and the TokensValidFrom date for this user is '{validFrom}'.",
  },
  501481: {
    error: 'invalid_grant',
    text: 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  65001: {
    error: 'invalid_grant',
    suberror: 'consent_required',
    text: "The user or administrator has not consented to use the application with ID '{clientId}' named 'EDUGraph'. Send an interactive authorization request for this user and resource. Missing: {scopes}.",
  },
  65004: { error: 'access_denied', text: 'User declined to consent to access the app.' },
  70000: {
    error: 'invalid_grant',
    suberror: 'bad_token',
    text: 'Provided grant is invalid or malformed.',
  },
  70003: {
    error: 'unsupported_grant_type',
    text: "The app requested an unsupported grant type '{grantType}'.",
  },
  70008: {
    error: 'invalid_grant',
    text: 'The provided authorization code or refresh token has expired or was already redeemed. Send a new interactive authorization request.',
  },
  70011: {
    error: 'invalid_scope',
    text: "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope '{scope}' does not exist.",
  },
  90002: {
    error: 'invalid_request',
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
  },
  90094: {
    error: 'consent_required',
    text: "Administrator consent is required: the application '{clientId}' asks for permissions that only an administrator can grant. Missing: {scopes}.",
  },
  700016: {
    error: 'unauthorized_client',
    text: "Application with identifier '{clientId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.",
  },
  700023: {
    error: 'invalid_client',
    text: "Client assertion audience claim does not match. The expected audience is '{audience}'.",
    status: 401,
  },
  700024: {
    error: 'invalid_client',
    text: 'Client assertion is not within its valid time range.',
    status: 401,
  },
  700027: {
    error: 'invalid_client',
    text: 'The certificate with identifier used to sign the client assertion is not registered on application. {reason}',
    status: 401,
  },
  700054: {
    error: 'unsupported_response_type',
    text: "response_type '{responseType}' is not enabled for the application.",
  },
  700082: {
    error: 'invalid_grant',
    text: 'The refresh token has expired due to inactivity. The token was issued on {issued} and was inactive for {lifetime}.',
  },
  900144: {
    error: 'invalid_request',
    text: "The request body must contain the following parameter: '{parameter}'.",
  },
  900561: {
    error: 'invalid_request',
    text: 'The endpoint only accepts {accepted} requests. Received a {received} request.',
    status: 405,
  },
  901001: { error: 'invalid_request', text: '{reason}' },
  1002012: {
    error: 'invalid_scope',
    text: "The provided value for scope '{scope}' is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).",
  },
  7000215: {
    error: 'invalid_client',
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.",
    status: 401,
  },
  7000218: {
    error: 'invalid_client',
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    status: 401,
  },
} as const satisfies Record<number, ErrorRow>;

export type EntraErrorNumber = keyof typeof errors;

/** The body of an error response from Entra's token endpoint. */
export interface EntraErrorBody {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
  readonly suberror?: string;
}

/** A refusal, worded like Entra's. */
export class EntraError extends Error {
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;

  constructor(
    readonly number: EntraErrorNumber,
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    const row: ErrorRow = errors[number];
    super(row.text.replaceAll(/\{(\w+)\}/g, (_, name: string) => details[name] ?? ''));
    this.name = 'EntraError';
    this.error = row.error;
    this.status = row.status ?? 400;
    this.suberror = row.suberror;
  }

  get description(): string {
    return `AADSTS${this.number}: ${this.message.trim()}`;
  }

  toBody(now: Date, correlationId: string = randomUUID()): EntraErrorBody {
    const traceId = randomUUID();
    const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
    return {
      error: this.error,
      error_description: `${this.description} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [this.number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${this.number}`,
      ...(this.suberror && { suberror: this.suberror }),
    };
  }
}
