import { Injectable } from '@nestjs/common';
import { MicrosoftLoginRequired } from '../../../http';
import type { MicrosoftIdentity } from '../accounts/microsoft-account';
import { JoinedCalls } from './joined-calls';
import { RefreshLease } from './refresh-lease';
import { RoleRenewal } from './role-renewal';
import {
  SilentTokens,
  type GraphToken,
  type Renewal,
  type UserTokenRequest,
} from './silent-tokens';
import { ownerKey, TokenCacheRepository } from './token-cache.repository';

/**
 * Graph tokens of signed-in users. Reading takes no lock. Across all processes, a single caller renews: it takes a
 * lease, reads again, calls Entra without an open transaction, and writes back only if the row hasn't changed since.
 */
@Injectable()
export class UserTokens {
  private readonly renewals = new JoinedCalls<GraphToken>();

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

  /**
   * Requests a new token even if the cached one is still good, for the roles that come with it.
   * @throws the same as `acquire`
   */
  async renewNow(owner: MicrosoftIdentity): Promise<void> {
    const request = { owner, purpose: 'sign-in' } as const;
    const current = await this.lookUp(request);
    await this.renewOnce(current ? { ...request, rejected: current.accessToken } : request);
  }

  private async lookUp(request: UserTokenRequest): Promise<GraphToken | undefined> {
    const cached = await this.cache.read(request.owner);
    if (!cached) throw new MicrosoftLoginRequired();
    return this.silent.lookUp(cached.serialized, request);
  }

  /** Callers in this process with the same request share one renewal, including its failure. */
  private renewOnce(request: UserTokenRequest): Promise<GraphToken> {
    const key = [ownerKey(request.owner), request.purpose, request.rejected].join(' ');
    return this.renewals.join(key, () =>
      this.lease.run(`token:${ownerKey(request.owner)}`, {
        look: () => this.lookUp(request),
        work: () => this.renew(request),
      }),
    );
  }

  private async renew(request: UserTokenRequest): Promise<GraphToken> {
    const { owner } = request;
    const cached = await this.cache.read(owner);
    if (!cached) throw new MicrosoftLoginRequired();
    const renewal = await this.silent.renew(cached.serialized, request);
    // Even after a failure: not everyone should try a dead refresh token again.
    const isSame = renewal.serialized === cached.serialized;
    const version = isSame
      ? cached.version
      : await this.cache.replace(owner, cached.version, renewal.serialized);
    if (!renewal.token) throw renewal.failure;
    // If the user has signed out since, that stands. If they have signed in again, this token is still good.
    if (version === undefined) {
      if (!(await this.cache.read(owner))) throw new MicrosoftLoginRequired();
    } else await this.renewRoles(request, renewal, version);
    return renewal.token;
  }

  private async renewRoles(
    { purpose }: UserTokenRequest,
    { identity, token }: Renewal,
    version: number,
  ): Promise<void> {
    if (!identity) return;
    const educationToken = purpose === 'education' ? token : undefined;
    await this.roles.renewed(identity, { version, educationToken });
  }
}
