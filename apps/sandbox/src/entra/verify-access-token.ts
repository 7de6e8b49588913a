import { errors, jwtVerify } from 'jose';
import * as z from 'zod';
import type { AccessToken } from '../wire/access-token';
import type { Entra } from './authority/entra';
import { stampClaim } from './issued/mint-tokens';
import { graphResource } from './registration/registration';

/** Why Graph refuses a token; the message goes into its 401. */
export class InvalidAccessToken extends Error {}

const claimsSchema = z.object({
  idtyp: z.enum(['user', 'app']),
  tid: z.string(),
  oid: z.string(),
  appid: z.string(),
  scp: z.string().default(''),
  roles: z.array(z.string()).default([]),
  [stampClaim]: z.object({ chain: z.string(), expiries: z.number(), revocations: z.number() }),
});
type Claims = z.output<typeof claimsSchema>;

async function readClaims(entra: Entra, token: string): Promise<Claims> {
  try {
    const { payload } = await jwtVerify(token, entra.keys.publicKey, {
      algorithms: ['RS256'],
      audience: graphResource,
      currentDate: entra.clock.now(),
    });
    return claimsSchema.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw new InvalidAccessToken('Lifetime validation failed, the token is expired.');
    }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
      throw new InvalidAccessToken('Access token validation failure. Invalid audience.');
    }
    throw new InvalidAccessToken('Access token validation failure. Invalid token.', {
      cause: error,
    });
  }
}

function checkAlive(entra: Entra, claims: Claims): void {
  const userId = claims.idtyp === 'user' ? claims.oid : undefined;
  if (entra.revocations.isExpired(claims[stampClaim], userId)) {
    throw new InvalidAccessToken('Lifetime validation failed, the token is expired.');
  }
  if (entra.revocations.isRevoked(claims[stampClaim], userId)) {
    throw new InvalidAccessToken(
      'Continuous access evaluation resulted in challenge: the token was revoked.',
    );
  }
}

/** The tenant must still know the holder: here, removing a person or withdrawing consent ends tokens right away. */
function checkHolder(entra: Entra, claims: Claims): void {
  const tenant = entra.directory.findTenant(claims.tid);
  const isKnown =
    claims.idtyp === 'app'
      ? tenant?.grants()?.servicePrincipalId === claims.oid
      : tenant?.findPerson(claims.oid)?.isEnabled;
  if (!isKnown)
    throw new InvalidAccessToken(
      'The identity of the calling application or user could not be established.',
    );
}

/** Verifies the bearer token of a Graph call. @throws InvalidAccessToken with the reason */
export async function verifyAccessToken(entra: Entra, token: string): Promise<AccessToken> {
  const claims = await readClaims(entra, token);
  checkAlive(entra, claims);
  checkHolder(entra, claims);
  return {
    kind: claims.idtyp,
    tenantId: claims.tid,
    objectId: claims.oid,
    clientId: claims.appid,
    scopes: claims.scp.split(' ').filter(Boolean),
    roles: claims.roles,
  };
}
