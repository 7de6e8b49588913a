import { Injectable } from '@nestjs/common';
import { MicrosoftLoginRequired } from '../../../http';
import { RefreshLease } from './refresh-lease';
import { RoleRenewal } from '../microsoft/role-renewal';
import {
  SilentTokens,
  type GraphToken,
  type Renewal,
  type UserTokenRequest,
} from './silent-tokens';
import { ownerKey, TokenCacheRepository } from './token-cache.repository';

/**
 * Graph tokens of signed-in people. Reading takes no lock. A renewal is done by one caller of all processes: it takes a
 * lease, reads again, asks Entra without a transaction open, and writes back only if the row is still the one it read.
 */
@Injectable()
export class UserTokens {
  private readonly underWay = new Map<string, Promise<GraphToken>>();

  constructor(
    private readonly cache: TokenCacheRepository,
    private readonly silent: SilentTokens,
    private readonly lease: RefreshLease,
    private readonly roles: RoleRenewal,
  ) {}

  /** @throws MicrosoftLoginRequired, ConsentRequired, GraphUnavailable, EntraMisconfigured */
  async acquire(request: UserTokenRequest): Promise<GraphToken> {
    return (await this.lookUp(request)) ?? this.renewOnce(request);
  }

  private async lookUp(request: UserTokenRequest): Promise<GraphToken | undefined> {
    const cached = await this.cache.read(request.owner);
    if (!cached) throw new MicrosoftLoginRequired();
    return this.silent.lookUp(cached.serialized, request);
  }

  /** Callers of this process who want the same share one renewal, its failure too. */
  private renewOnce(request: UserTokenRequest): Promise<GraphToken> {
    const key = [ownerKey(request.owner), request.purpose, request.rejected].join(' ');
    const known = this.underWay.get(key);
    if (known) return known;
    const renewal = this.lease
      .run(`token:${ownerKey(request.owner)}`, {
        look: () => this.lookUp(request),
        work: () => this.renew(request),
      })
      .finally(() => this.underWay.delete(key));
    this.underWay.set(key, renewal);
    return renewal;
  }

  private async renew(request: UserTokenRequest): Promise<GraphToken> {
    const { owner } = request;
    const cached = await this.cache.read(owner);
    if (!cached) throw new MicrosoftLoginRequired();
    const renewal = await this.silent.renew(cached.serialized, request);
    // Also after a failure: a dead refresh token must not be tried again by everybody.
    const isKept =
      renewal.serialized === cached.serialized ||
      (await this.cache.replace(owner, cached.version, renewal.serialized));
    if (!renewal.token) throw renewal.failure;
    // Signed out meanwhile: it stays so. A new sign-in meanwhile is no reason to refuse this token.
    if (!isKept && !(await this.cache.read(owner))) throw new MicrosoftLoginRequired();
    await this.renewRoles(request, renewal);
    return renewal.token;
  }

  private async renewRoles(request: UserTokenRequest, { identity, token }: Renewal): Promise<void> {
    if (!identity) return;
    await this.roles.renewed(identity, request.purpose === 'education' ? token : undefined);
  }
}
