import { randomUUID } from 'node:crypto';
import type { ApiScope } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { Clock } from '../../../clock/clock';
import { PublicUrl } from '../../../http';
import { KnownPrograms } from './known-programs';
import { InvalidToken } from './oauth-error';
import { readScopes, type Program } from './program';
import { signingAlgorithm, SigningKeys } from './signing-keys';

/** Seconds. Consumers exist that take one token for a run of many minutes. */
export const tokenLifetime = 3_600;
/** Seconds that clocks may differ. */
const skew = 30;
/** The type of access tokens (RFC 9068 §2.1), so that no other token of ours passes for one. */
const tokenType = 'at+jwt';

const claimsSchema = z.object({ client_id: z.string(), tid: z.string(), scope: z.string() });

/** Access tokens of programs: JWTs after RFC 9068, signed by us. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly programs: KnownPrograms,
    private readonly publicUrl: PublicUrl,
    private readonly clock: Clock,
  ) {}

  async issue(
    { clientId, tenantId }: { clientId: string; tenantId: string },
    scopes: readonly ApiScope[],
  ): Promise<string> {
    const { kid, key } = await this.keys.signer();
    const now = Math.floor(this.clock.now() / 1000);
    return new SignJWT({ client_id: clientId, tid: tenantId, scope: scopes.join(' ') })
      .setProtectedHeader({ alg: signingAlgorithm, typ: tokenType, kid })
      .setIssuer(this.publicUrl.origin)
      .setAudience(this.audience)
      .setSubject(clientId)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenLifetime)
      .sign(key);
  }

  /** What a token allows: at most what its client may still do. @throws InvalidToken */
  async check(token: string): Promise<Program> {
    const { clientId, tenantId, scopes } = await this.verify(token);
    const known = await this.programs.find(clientId);
    const isLive = known && (!known.expiresAt || known.expiresAt > this.clock.date());
    if (!isLive || known.tenantId !== tenantId) throw new InvalidToken();
    const allowed = scopes.filter((scope) => known.scopes.has(scope));
    return { clientId, tenantId, name: known.name, scopes: new Set(allowed) };
  }

  get audience(): string {
    return this.publicUrl.to('/api');
  }

  private async verify(token: string) {
    const key = await this.keyOf(token);
    try {
      const { payload } = await jwtVerify(token, key, {
        typ: tokenType,
        algorithms: [signingAlgorithm],
        issuer: this.publicUrl.origin,
        audience: this.audience,
        clockTolerance: skew,
        currentDate: this.clock.date(),
        requiredClaims: ['exp'],
      });
      const { client_id: clientId, tid: tenantId, scope } = claimsSchema.parse(payload);
      return { clientId, tenantId, scopes: readScopes(scope) };
    } catch (error) {
      const isInvalid = error instanceof errors.JOSEError || error instanceof z.ZodError;
      throw isInvalid ? new InvalidToken(error) : error;
    }
  }

  private async keyOf(token: string) {
    let kid: unknown;
    try {
      ({ kid } = decodeProtectedHeader(token));
    } catch (error) {
      throw new InvalidToken(error);
    }
    const key = typeof kid === 'string' ? await this.keys.verifier(kid) : undefined;
    if (!key) throw new InvalidToken();
    return key;
  }
}
