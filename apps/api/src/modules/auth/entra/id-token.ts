import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { type Clock, systemClock } from '../../../clock/clock';
import { type EntraSettings, entraUrl } from './entra-config';

/** The template id of Global Administrator, the same in every tenant. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who a verified id_token identifies. */
export interface VerifiedIdentity {
  tenantId: string;
  objectId: string;
  isGlobalAdministrator: boolean;
}

export interface ExpectedToken {
  /** The nonce of the authorize request; a renewed token has none. */
  nonce?: string;
  /** At a renewal, whose token it must be. */
  owner?: { tenantId: string; objectId: string };
  /** `uid.utid`, as MSAL read it from the `client_info` that came with the token. */
  homeAccountId: string;
}

/** An id_token that must not be trusted (S-1). */
export class IdTokenRejected extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`The id_token was rejected: ${reason}`, { cause });
    this.name = 'IdTokenRejected';
  }
}

type SigningKeys = JWTVerifyGetKey & { jwks?: () => { keys: object[] } | undefined };

/** Verifies id_tokens. MSAL doesn't: it accepts forged, expired and foreign ones, and only compares the nonce. */
export class IdTokenVerifier {
  constructor(
    private readonly settings: EntraSettings,
    private readonly keys: SigningKeys = signingKeysOf(settings),
    private readonly clock: Clock = systemClock,
  ) {}

  async verify(idToken: string, expected: ExpectedToken): Promise<VerifiedIdentity> {
    const { payload, kid } = await this.checkSignature(idToken);
    const tenantId = readGuid(payload, 'tid');
    const objectId = readGuid(payload, 'oid');
    const issuer = `${new URL(this.settings.loginUrl).origin}/${tenantId}/v2.0`;
    if (payload.iss !== issuer) throw new IdTokenRejected("its issuer doesn't match its tenant");
    this.checkKeyOwner(kid, { tenantId, issuer });
    if (expected.nonce !== undefined && payload['nonce'] !== expected.nonce) {
      throw new IdTokenRejected("its nonce isn't ours");
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
        currentDate: this.clock.date(),
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

/** `client_info` isn't signed. In the home tenant its object id must match the token's; a guest's differs. */
function checkPerson(
  { owner, homeAccountId }: ExpectedToken,
  { tenantId, objectId }: { tenantId: string; objectId: string },
): void {
  const [uid, utid] = homeAccountId.toLowerCase().split('.');
  if (!uid || !utid) throw new IdTokenRejected('no client_info came with it');
  if (utid === tenantId && uid !== objectId) throw new IdTokenRejected("client_info doesn't match");
  if (owner && (owner.tenantId !== tenantId || owner.objectId !== objectId)) {
    throw new IdTokenRejected('it belongs to somebody else');
  }
}

const keyTroubles = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'];

/** Whether the signing keys couldn't be fetched, which says nothing about the token. */
const isKeyTrouble = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) || keyTroubles.includes(error.code);
