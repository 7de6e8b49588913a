import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository';
import { UserTokens } from '../tokens/user-tokens';

/** How long a password sign-in waits for Microsoft. If it doesn't vouch, only the administration stays closed. */
const patienceMs = 3_000;

/** Asks Microsoft about a linked account that signs in with its password: Microsoft decides its roles (S-14). */
@Injectable()
export class MicrosoftVouching {
  private readonly logger = new Logger('SignIn');

  constructor(
    private readonly accounts: AccountRepository,
    private readonly tokens: UserTokens,
  ) {}

  /** Whether Microsoft still lets the linked account sign in; always false for an unlinked account. */
  async isVouchedFor(userId: string): Promise<boolean> {
    const profile = (await this.accounts.findWithProfile(userId))?.account.profile;
    if (!profile?.o365UserId || !profile.organization) return false;
    const owner = { tenantId: profile.organization.tenantId, objectId: profile.o365UserId };
    const waiting = new AbortController();
    const asked = this.tokens.renewNow(owner).then(
      () => true,
      (error: unknown) => this.notVouchedFor(userId, error),
    );
    const given = sleep(patienceMs, false, { signal: waiting.signal }).catch(() => false);
    return Promise.race([asked, given]).finally(() => {
      waiting.abort();
    });
  }

  private notVouchedFor(userId: string, error: unknown): false {
    this.logger.warn({ msg: 'Microsoft did not vouch for a linked account.', userId, err: error });
    return false;
  }
}
