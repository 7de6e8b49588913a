import { consentState } from '../authority/consent';
import type { DirectoryTenant, Person } from '../authority/directory';
import type { Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import { mintIdToken, mintUserAccessToken, type TokenFrame } from '../issued/mint-tokens';
import { parseScopes, type RequestedScopes } from '../registration/scopes';
import { mintRefreshToken } from './refresh-token';
import type { TokenAnswer, TokenRequest } from './token-request';

/** Someone tokens may be issued for. */
interface Holder {
  readonly tenant: DirectoryTenant;
  readonly person: Person;
}

/** The person, if they may still sign in. @throws EntraError 50034 for one who is gone, 50057 for a disabled one */
export function findHolder(entra: Entra, tenantId: string, userId: string): Holder {
  const tenant = entra.directory.findTenant(tenantId);
  const person = tenant?.findPerson(userId);
  if (!tenant || !person) throw new EntraError(50034, { user: userId, tenant: tenantId });
  if (!person.isEnabled) throw new EntraError(50057);
  return { tenant, person };
}

/** @throws EntraError 65001 when consent is missing for something */
function grantedPermissions(
  { tenant, person }: Holder,
  scopes: RequestedScopes,
  clientId: string,
): readonly string[] {
  const state = consentState(tenant, person.id, scopes);
  const missing = [...state.userMayGrant, ...state.administratorMustGrant];
  if (missing.length > 0) {
    throw new EntraError(65001, { clientId, scopes: missing.join(' ') });
  }
  return state.permissions;
}

function clientInfo({ tenant, person }: Holder): string {
  return Buffer.from(JSON.stringify({ uid: person.id, utid: tenant.id })).toString('base64url');
}

export interface UserGrant {
  readonly holder: Holder;
  /** What the person agreed to at sign-in; used again when the request names no scope. */
  readonly scope: string;
  readonly chain: string;
  readonly nonce?: string | undefined;
}

/** All of a person's tokens, for the scopes the request names. */
export async function answerUser(
  { entra, origin, fields }: TokenRequest,
  grant: UserGrant,
): Promise<TokenAnswer> {
  const { tenant, person } = grant.holder;
  const scopes = parseScopes(fields['scope'] || grant.scope, entra.clientId);
  const permissions = grantedPermissions(grant.holder, scopes, entra.clientId);
  const lifetime = entra.revocations.policy.accessTokenLifetime;
  const frame: TokenFrame = { origin, tenantId: tenant.id, clientId: entra.clientId, lifetime };
  const stamp = entra.revocations.stamp(grant.chain, person.id);
  const openId = parseScopes(grant.scope, entra.clientId).openId;
  const isOpenId = openId.includes('openid');
  return {
    token_type: 'Bearer',
    scope: [...openId.filter((scope) => scope !== 'offline_access'), ...permissions].join(' '),
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await mintUserAccessToken(entra, frame, {
      resource: scopes.resource,
      subject: person,
      scopes: permissions,
      stamp,
    }),
    ...(openId.includes('offline_access') && {
      refresh_token: await mintRefreshToken(entra, {
        tenantId: tenant.id,
        userId: person.id,
        scope: grant.scope,
        stamp,
      }),
    }),
    ...(isOpenId && {
      id_token: await mintIdToken(
        entra,
        { ...frame, lifetime: 3600 },
        {
          subject: person,
          nonce: grant.nonce,
          openId,
        },
      ),
    }),
    ...(fields['client_info'] === '1' && { client_info: clientInfo(grant.holder) }),
  };
}
