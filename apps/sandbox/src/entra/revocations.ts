import * as z from 'zod';

const policySchema = z.object({
  accessTokenLifetime: z.number(),
  refreshTokenLifetime: z.number(),
  /** Whether a refresh token dies when it is used. Entra lets the old one live. */
  strictRotation: z.boolean(),
});

/** What `/_sandbox/tokens` can set about tokens issued from now on. Seconds. */
export type TokenPolicy = z.output<typeof policySchema>;

export const defaultTokenPolicy: Readonly<TokenPolicy> = {
  accessTokenLifetime: 3600,
  refreshTokenLifetime: 90 * 24 * 3600,
  strictRotation: false,
};

/** What a token remembers of the moment it was issued, to notice later that it was expired or revoked since. */
export interface TokenStamp {
  /** Names the sign-in that the token descends from. */
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

/** Counts how often tokens were expired or revoked, for everyone and for each user; a token with an older stamp is dead. */
export class Revocations {
  policy: TokenPolicy = { ...defaultTokenPolicy };
  #expiries = new Map<string, number>();
  #revocations = new Map<string, number>();
  #revokedChains = new Set<string>();
  #usedRefreshTokens = new Set<string>();

  #onChange: () => void = () => undefined;

  /** Calls the listener after every change. */
  watch(listener: () => void): void {
    this.#onChange = listener;
  }

  /** @param userId whose token; none for a token of the app itself */
  stamp(chain: string, userId?: string): TokenStamp {
    return {
      chain,
      expiries: this.#count(this.#expiries, userId),
      revocations: this.#count(this.#revocations, userId),
    };
  }

  isExpired(stamp: TokenStamp, userId?: string): boolean {
    return stamp.expiries < this.#count(this.#expiries, userId);
  }

  isRevoked(stamp: TokenStamp, userId?: string): boolean {
    return (
      this.#revokedChains.has(stamp.chain) ||
      stamp.revocations < this.#count(this.#revocations, userId)
    );
  }

  /** Ends the access tokens issued until now, of one user or of everyone. */
  expireAccessTokens(userId: string = everyone): void {
    increase(this.#expiries, userId);
    this.#onChange();
  }

  /** Ends all tokens issued until now, refresh tokens too. */
  revoke(userId: string = everyone): void {
    increase(this.#revocations, userId);
    this.#onChange();
  }

  /** Ends what came of one sign-in: its code was presented twice. */
  revokeChain(chain: string): void {
    remember(this.#revokedChains, chain);
    this.#onChange();
  }

  /** Notes the use of a refresh token. @returns whether it may be used */
  useRefreshToken(id: string): boolean {
    if (!this.policy.strictRotation) return true;
    if (this.#usedRefreshTokens.has(id)) return false;
    remember(this.#usedRefreshTokens, id);
    this.#onChange();
    return true;
  }

  setPolicy(policy: Partial<TokenPolicy>): void {
    this.policy = { ...this.policy, ...policy };
    this.#onChange();
  }

  snapshot(): RevocationsSnapshot {
    return {
      expiries: Object.fromEntries(this.#expiries),
      revocations: Object.fromEntries(this.#revocations),
      revokedChains: [...this.#revokedChains],
      usedRefreshTokens: [...this.#usedRefreshTokens],
      policy: this.policy,
    };
  }

  restore(snapshot: RevocationsSnapshot): void {
    this.#expiries = new Map(Object.entries(snapshot.expiries));
    this.#revocations = new Map(Object.entries(snapshot.revocations));
    this.#revokedChains = new Set(snapshot.revokedChains);
    this.#usedRefreshTokens = new Set(snapshot.usedRefreshTokens);
    this.policy = { ...snapshot.policy };
  }

  /** Back to the defaults. Counters go on counting, so that tokens of before the reset die with it. */
  reset(): void {
    this.policy = { ...defaultTokenPolicy };
    this.#usedRefreshTokens.clear();
    this.revoke();
  }

  #count(counters: Map<string, number>, userId: string | undefined): number {
    return (counters.get(everyone) ?? 0) + (userId ? (counters.get(userId) ?? 0) : 0);
  }
}
