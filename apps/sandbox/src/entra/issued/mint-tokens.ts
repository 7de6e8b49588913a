import { createHash, randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { Clock } from '../../wire/clock';
import { globalAdministrator, graphResource } from '../registration/registration';
import type { TokenStamp } from './revocations';
import type { SigningKeys } from './signing-keys';

/** The person a token is about. */
export interface TokenSubject {
  readonly id: string;
  readonly displayName: string;
  readonly givenName?: string | null | undefined;
  readonly surname?: string | null | undefined;
  readonly userPrincipalName: string;
  readonly mail?: string | null | undefined;
  readonly isAdministrator: boolean;
}

/** What all tokens in one answer have in common. */
export interface TokenFrame {
  /** Scheme, host and port the client spoke to. */
  readonly origin: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Seconds. */
  readonly lifetime: number;
}

export interface Minter {
  readonly keys: SigningKeys;
  readonly clock: Clock;
}

/** A claim of access tokens that only the sandbox reads. */
export const stampClaim = 'xms_sandbox';

/** An issuer as it appears in discovery and tokens. */
export function issuerOf(origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/v2.0`;
}

async function sign(minter: Minter, frame: TokenFrame, claims: JWTPayload): Promise<string> {
  const now = Math.floor(minter.clock.now().getTime() / 1000);
  return new SignJWT({
    iss: issuerOf(frame.origin, frame.tenantId),
    tid: frame.tenantId,
    uti: randomUUID(),
    iat: now,
    nbf: now,
    exp: now + frame.lifetime,
    ...claims,
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: minter.keys.keyId })
    .sign(minter.keys.privateKey);
}

/** `sub` differs between apps, so two apps can't compare notes. */
function pairwiseSubject(frame: TokenFrame, userId: string): string {
  return createHash('sha256')
    .update([frame.clientId, frame.tenantId, userId].join('|'))
    .digest('base64url');
}

function profileClaims(subject: TokenSubject): JWTPayload {
  return {
    name: subject.displayName,
    preferred_username: subject.userPrincipalName,
    ...(subject.givenName && { given_name: subject.givenName }),
    ...(subject.surname && { family_name: subject.surname }),
  };
}

/** Tells the client who signed in. */
export async function mintIdToken(
  minter: Minter,
  frame: TokenFrame,
  {
    subject,
    nonce,
    openId,
  }: { subject: TokenSubject; nonce?: string | undefined; openId: readonly string[] },
): Promise<string> {
  return sign(minter, frame, {
    aud: frame.clientId,
    ver: '2.0',
    oid: subject.id,
    sub: pairwiseSubject(frame, subject.id),
    ...profileClaims(subject),
    ...(openId.includes('email') && subject.mail && { email: subject.mail }),
    ...(nonce !== undefined && { nonce }),
    // The registration has the optional wids claim turned on.
    ...(subject.isAdministrator && { wids: [globalAdministrator] }),
  });
}

function audienceClaims(resource: 'graph' | 'app', clientId: string): JWTPayload {
  return resource === 'graph'
    ? { aud: graphResource, ver: '1.0', appid: clientId, azp: clientId }
    : { aud: clientId, ver: '2.0', azp: clientId };
}

export interface UserAccess {
  readonly resource: 'graph' | 'app';
  readonly subject: TokenSubject;
  readonly scopes: readonly string[];
  readonly stamp: TokenStamp;
}

/** An access token for acting as a person. */
export async function mintUserAccessToken(
  minter: Minter,
  frame: TokenFrame,
  { resource, subject, scopes, stamp }: UserAccess,
): Promise<string> {
  return sign(minter, frame, {
    ...audienceClaims(resource, frame.clientId),
    idtyp: 'user',
    oid: subject.id,
    sub: pairwiseSubject(frame, subject.id),
    scp: scopes.join(' '),
    name: subject.displayName,
    upn: subject.userPrincipalName,
    [stampClaim]: stamp,
  });
}

export interface AppAccess {
  readonly resource: 'graph' | 'app';
  readonly servicePrincipalId: string;
  readonly roles: readonly string[];
  readonly stamp: TokenStamp;
}

/** An access token for the app acting on its own. */
export async function mintAppAccessToken(
  minter: Minter,
  frame: TokenFrame,
  { resource, servicePrincipalId, roles, stamp }: AppAccess,
): Promise<string> {
  return sign(minter, frame, {
    ...audienceClaims(resource, frame.clientId),
    idtyp: 'app',
    oid: servicePrincipalId,
    sub: servicePrincipalId,
    // Entra omits the claim when nothing was granted.
    ...(roles.length > 0 && { roles }),
    [stampClaim]: stamp,
  });
}
