import * as z from 'zod';

const policySchema = z.object({
  accessTokenLifetime: z.number(),
  refreshTokenLifetime: z.number(),
  /** Whether a refresh token stops working once used. Entra keeps the old one valid. */
  strictRotation: z.boolean(),
});

/** Policy that `/_sandbox/tokens` can set for tokens issued from now on. Durations in seconds. */
export type TokenPolicy = z.output<typeof policySchema>;

export const defaultTokenPolicy: Readonly<TokenPolicy> = {
  accessTokenLifetime: 3600,
  refreshTokenLifetime: 90 * 24 * 3600,
  strictRotation: false,
};

/** What a token remembers from when it was issued, to tell later whether it has expired or been revoked. */
export interface TokenStamp {
  /** The sign-in that the token descends from. */
  readonly chain: string;
  readonly expiries: number;
  readonly revocations: number;
}

export const revocationsSnapshotSchema = z.object({
  expiries: z.record(z.string(), z.number()),
  revocations: z.record(z.string(), z.number()),
  revokedChains: z.array(z.string()),
  usedRefreshTokens: z.array(z.string()),
  policy: policySchema,
});
export type RevocationsSnapshot = z.output<typeof revocationsSnapshotSchema>;

const everyone = '*';
/** Enough for tests and demos; the oldest are forgotten. */
const rememberedChains = 10_000;

function increase(counters: Map<string, number>, key: string): void {
  counters.set(key, (counters.get(key) ?? 0) + 1);
}

function remember(set: Set<string>, value: string): void {
  set.add(value);
  if (set.size > rememberedChains) set.delete(set.values().next().value ?? value);
}

/**
 * Counts how often tokens were expired or revoked, for everyone and for each user; a token with an older stamp is
 * dead.
 */
export class Revocations {
  policy: TokenPolicy = { ...defaultTokenPolicy };
  private expiries = new Map<string, number>();
  private revocations = new Map<string, number>();
  private revokedChains = new Set<string>();
  private usedRefreshTokens = new Set<string>();

  private onChange: () => void = () => undefined;

  /** Calls the listener after every change. */
  watch(listener: () => void): void {
    this.onChange = listener;
  }

  /** @param userId whose token it is; none for the app's own token */
  stamp(chain: string, userId?: string): TokenStamp {
    return {
      chain,
      expiries: this.count(this.expiries, userId),
      revocations: this.count(this.revocations, userId),
    };
  }

  isExpired(stamp: TokenStamp, userId?: string): boolean {
    return stamp.expiries < this.count(this.expiries, userId);
  }

  isRevoked(stamp: TokenStamp, userId?: string): boolean {
    return (
      this.revokedChains.has(stamp.chain) ||
      stamp.revocations < this.count(this.revocations, userId)
    );
  }

  /** Ends the access tokens issued so far, for one user or everyone. */
  expireAccessTokens(userId: string = everyone): void {
    increase(this.expiries, userId);
    this.onChange();
  }

  /** Ends all tokens issued so far, refresh tokens included. */
  revoke(userId: string = everyone): void {
    increase(this.revocations, userId);
    this.onChange();
  }

  /** Ends everything from one sign-in, because its code was used twice. */
  revokeChain(chain: string): void {
    remember(this.revokedChains, chain);
    this.onChange();
  }

  /** Records the use of a refresh token. @returns whether it may be used */
  useRefreshToken(id: string): boolean {
    if (!this.policy.strictRotation) return true;
    if (this.usedRefreshTokens.has(id)) return false;
    remember(this.usedRefreshTokens, id);
    this.onChange();
    return true;
  }

  setPolicy(policy: Partial<TokenPolicy>): void {
    this.policy = { ...this.policy, ...policy };
    this.onChange();
  }

  snapshot(): RevocationsSnapshot {
    return {
      expiries: Object.fromEntries(this.expiries),
      revocations: Object.fromEntries(this.revocations),
      revokedChains: [...this.revokedChains],
      usedRefreshTokens: [...this.usedRefreshTokens],
      policy: this.policy,
    };
  }

  restore(snapshot: RevocationsSnapshot): void {
    this.expiries = new Map(Object.entries(snapshot.expiries));
    this.revocations = new Map(Object.entries(snapshot.revocations));
    this.revokedChains = new Set(snapshot.revokedChains);
    this.usedRefreshTokens = new Set(snapshot.usedRefreshTokens);
    this.policy = { ...snapshot.policy };
  }

  /** Restores the defaults. Counters keep counting, so the reset also ends earlier tokens. */
  reset(): void {
    this.policy = { ...defaultTokenPolicy };
    this.usedRefreshTokens.clear();
    this.revoke();
  }

  private count(counters: Map<string, number>, userId: string | undefined): number {
    return (counters.get(everyone) ?? 0) + (userId ? (counters.get(userId) ?? 0) : 0);
  }
}
