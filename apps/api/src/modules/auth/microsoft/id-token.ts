import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { EntraSettings } from './entra-config';
import { entraUrl } from './entra-config';

/** The template id of Global Administrator, the same in every tenant. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who a verified id_token speaks of. */
export interface VerifiedIdentity {
  tenantId: string;
  objectId: string;
  isGlobalAdministrator: boolean;
}

export interface ExpectedToken {
  /** The nonce of the authorize request; a token got by renewal has none. */
  nonce?: string;
  /** Whose token it has to be, at a renewal. */
  owner?: { tenantId: string; objectId: string };
  /** `uid.utid`, as MSAL read it from the `client_info` beside the token. */
  homeAccountId: string;
}

/** An id_token that must not be believed (S-1). */
export class IdTokenRejected extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The id_token was refused: ${reason}`, { cause });
    this.name = 'IdTokenRejected';
  }
}

type SigningKeys = JWTVerifyGetKey & { jwks?: () => { keys: object[] } | undefined };

/** Verifies id_tokens. MSAL does not: it took forged, expired and foreign ones alike, and compares the nonce only. */
export class IdTokenVerifier {
  constructor(
    private readonly settings: EntraSettings,
    private readonly keys: SigningKeys = signingKeysOf(settings),
    private readonly now: () => Date = () => new Date(),
  ) {}

  async verify(idToken: string, expected: ExpectedToken): Promise<VerifiedIdentity> {
    const { payload, kid } = await this.checkSignature(idToken);
    const tenantId = readGuid(payload, 'tid');
    const objectId = readGuid(payload, 'oid');
    const issuer = `${new URL(this.settings.loginUrl).origin}/${tenantId}/v2.0`;
    if (payload.iss !== issuer) throw new IdTokenRejected('its issuer is not its tenant');
    this.checkKeyOwner(kid, { tenantId, issuer });
    if (expected.nonce !== undefined && payload['nonce'] !== expected.nonce) {
      throw new IdTokenRejected('its nonce is not ours');
    }
    checkPerson(expected, { tenantId, objectId });
    const roles: unknown = payload['wids'];
    return {
      tenantId,
      objectId,
      isGlobalAdministrator: Array.isArray(roles) && roles.includes(globalAdministrator),
    };
  }

  private async checkSignature(idToken: string): Promise<{ payload: JWTPayload; kid?: string }> {
    try {
      const { payload, protectedHeader } = await jwtVerify(idToken, this.keys, {
        algorithms: ['RS256'],
        audience: this.settings.clientId,
        clockTolerance: 60,
        currentDate: this.now(),
        requiredClaims: ['tid', 'oid', 'iss', 'exp'],
      });
      return { payload, ...(protectedHeader.kid ? { kid: protectedHeader.kid } : {}) };
    } catch (error) {
      if (isKeyTrouble(error)) throw error;
      throw new IdTokenRejected(error instanceof Error ? error.message : 'unreadable', error);
    }
  }

  /** A published key may name the one tenant it signs for. */
  private checkKeyOwner(
    kid: string | undefined,
    { tenantId, issuer }: { tenantId: string; issuer: string },
  ): void {
    const published = this.keys.jwks?.()?.keys as { kid?: string; issuer?: string }[] | undefined;
    const owner = published?.find((key) => key.kid === kid)?.issuer;
    if (owner && owner.replace('{tenantid}', tenantId) !== issuer) {
      throw new IdTokenRejected('its key belongs to another issuer');
    }
  }
}

function signingKeysOf(settings: EntraSettings): SigningKeys {
  return createRemoteJWKSet(entraUrl(settings, 'common', '/discovery/v2.0/keys'), {
    cooldownDuration: 30_000,
    cacheMaxAge: 6 * 3_600_000,
    timeoutDuration: 5_000,
  });
}

function readGuid(payload: JWTPayload, claim: string): string {
  const value = payload[claim];
  if (typeof value !== 'string' || !guid.test(value))
    throw new IdTokenRejected(`no usable ${claim}`);
  return value.toLowerCase();
}

/** `client_info` is not signed. At home its object id must be the token's; a guest has another one there. */
function checkPerson(
  { owner, homeAccountId }: ExpectedToken,
  { tenantId, objectId }: { tenantId: string; objectId: string },
): void {
  const [uid, utid] = homeAccountId.toLowerCase().split('.');
  if (!uid || !utid) throw new IdTokenRejected('no client_info came with it');
  if (utid === tenantId && uid !== objectId)
    throw new IdTokenRejected('client_info does not match');
  if (owner && (owner.tenantId !== tenantId || owner.objectId !== objectId)) {
    throw new IdTokenRejected('it is of somebody else');
  }
}

const keyTroubles = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

/** Whether the signing keys could not be fetched, which says nothing of the token. */
const isKeyTrouble = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || keyTroubles.includes(error.code);
