import { createHash, timingSafeEqual, type X509Certificate } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { Clock } from '../../wire/clock';
import type { RegisteredCredentials } from '../registration/credentials';
import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Seconds. MSAL rounds `nbf` up to half a second into the future. */
const skew = 300;

/** What checking a client's credential takes. */
export interface ClientCheck {
  readonly clientId: string;
  readonly credentials: RegisteredCredentials;
  readonly clock: Clock;
  /** The audiences an assertion may name. */
  readonly audiences: readonly string[];
}

function isSameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

async function checkSecret(given: string, check: ClientCheck): Promise<void> {
  const expected = await check.credentials.secret();
  if (expected === undefined || !isSameSecret(given, expected)) {
    throw new EntraError(7000215, { clientId: check.clientId });
  }
}

function isThumbprintOf(certificate: X509Certificate, header: Record<string, unknown>): boolean {
  const encode = (fingerprint: string) =>
    Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url');
  const sha256 = header['x5t#S256'];
  if (sha256 !== undefined) return sha256 === encode(certificate.fingerprint256);
  return header['x5t'] === encode(certificate.fingerprint);
}

function toEntraError(error: unknown, check: ClientCheck): EntraError {
  if (error instanceof errors.JWTExpired) return new EntraError(700024);
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf' || error.claim === 'iat') return new EntraError(700024);
    if (error.claim === 'aud') {
      return new EntraError(700023, { audience: check.audiences[0] ?? '' });
    }
  }
  const reason = error instanceof Error ? `Reason: ${error.message}.` : '';
  return new EntraError(700027, { reason });
}

async function checkAssertion(assertion: string, check: ClientCheck): Promise<void> {
  const certificate = await check.credentials.certificate();
  try {
    const header = decodeProtectedHeader(assertion);
    if (!certificate || !isThumbprintOf(certificate, { ...header })) {
      throw new Error('no key has this thumbprint');
    }
    // A repeated jti is fine: MSAL keeps sending the same assertion for ten minutes.
    await jwtVerify(assertion, certificate.publicKey, {
      algorithms: ['PS256', 'RS256'],
      issuer: check.clientId,
      subject: check.clientId,
      audience: [...check.audiences],
      clockTolerance: skew,
      currentDate: check.clock.now(),
      requiredClaims: ['exp'],
    });
  } catch (error) {
    throw toEntraError(error, check);
  }
}

/** Moves credentials from a Basic header into the form, where the other checks look for them. */
export function withBasicCredentials(fields: Fields, authorization: string | undefined): Fields {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (!encoded) return fields;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  const decode = (text: string) => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
      // Not form-encoded, as RFC 6749 §2.3.1 requires: take it as is.
      return text;
    }
  };
  return { ...fields, client_id: decode(id), client_secret: decode(secret.join(':')) };
}

/** Verifies that the request comes from the registered app. @throws EntraError when it doesn't */
export async function authenticateClient(fields: Fields, check: ClientCheck): Promise<void> {
  if (fields['client_assertion'] !== undefined) {
    if (requireField(fields, 'client_assertion_type') !== assertionType) {
      throw new EntraError(7000218);
    }
    return checkAssertion(fields['client_assertion'], check);
  }
  if (!fields['client_secret']) throw new EntraError(7000218);
  return checkSecret(fields['client_secret'], check);
}
