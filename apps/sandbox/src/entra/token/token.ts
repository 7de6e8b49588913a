import { decodeJwt } from 'jose';
import { findAuthority, type Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';
import { authenticateClient } from './authenticate-client';
import { authorizationCodeGrant } from './authorization-code-grant';
import { clientCredentialsGrant } from './client-credentials-grant';
import { refreshTokenGrant } from './refresh-token-grant';
import type { TokenAnswer, TokenRequest } from './token-request';

type Grant = (request: TokenRequest) => Promise<TokenAnswer>;

const grants: ReadonlyMap<string, Grant> = new Map([
  ['authorization_code', authorizationCodeGrant],
  ['refresh_token', refreshTokenGrant],
  ['client_credentials', clientCredentialsGrant],
]);

function findGrant(fields: Fields): Grant {
  const grantType = requireField(fields, 'grant_type');
  const grant = grants.get(grantType);
  if (!grant) throw new EntraError(70003, { grantType });
  return grant;
}

/** The client id, which a client with an assertion may omit (RFC 7521 §4.2). */
function claimedClientId(fields: Fields): string {
  const assertion = fields['client_assertion'];
  if (fields['client_id'] || !assertion) return requireField(fields, 'client_id');
  try {
    return decodeJwt(assertion).sub ?? '';
  } catch {
    // Not a JWT at all; checking the assertion would fail the same way.
    throw new EntraError(700027, { reason: 'Reason: the assertion is not a JWT.' });
  }
}

function checkClientId(entra: Entra, authority: string, fields: Fields): void {
  const clientId = claimedClientId(fields);
  if (clientId.toLowerCase() !== entra.clientId) {
    throw new EntraError(700016, { clientId, tenant: authority });
  }
}

/** Audiences an assertion may name: this tenant's token endpoint or issuer, by id, by domain, or as it was called. */
function audiencesOf({ origin, authority, tenant }: TokenRequest): string[] {
  const host = new URL(origin).host;
  const names = new Set([authority, ...(tenant ? [tenant.id, tenant.domain] : [])]);
  return [...names].flatMap((name) =>
    // MSAL insists on an https authority even when its endpoints are http.
    [origin, `https://${host}`].flatMap((base) => [
      `${base}/${name}/oauth2/v2.0/token`,
      `${base}/${name}/v2.0`,
    ]),
  );
}

/** Answers the token endpoint, with one file per grant. @throws EntraError */
export async function answerTokenRequest(
  entra: Entra,
  { origin, authority, fields }: Pick<TokenRequest, 'origin' | 'authority' | 'fields'>,
): Promise<TokenAnswer> {
  const tenant = findAuthority(entra, authority);
  const request: TokenRequest = { entra, origin, authority, tenant, fields };
  const grant = findGrant(fields);
  checkClientId(entra, authority, fields);
  await authenticateClient(fields, {
    clientId: entra.clientId,
    credentials: entra.credentials,
    clock: entra.clock,
    audiences: audiencesOf(request),
  });
  return grant(request);
}
