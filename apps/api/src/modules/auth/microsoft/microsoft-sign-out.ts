import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../http';
import { AccountRepository } from '../accounts/account.repository';
import { EntraClients } from './entra-clients';
import { entraUrl } from './entra-config';
import type { MicrosoftAccount } from '../sessions/session-user';
import { SignOutUrl } from '../sessions/sign-out-url';
import { TokenCacheRepository } from '../tokens/token-cache.repository';

/** The Microsoft part of signing out (AUTH-9). */
@Injectable()
export class MicrosoftSignOut extends SignOutUrl {
  constructor(
    private readonly clients: EntraClients,
    private readonly publicUrl: PublicUrl,
    private readonly accounts: AccountRepository,
    private readonly tokenCache: TokenCacheRepository,
  ) {
    super();
  }

  override logoutUrl({ tenantId }: MicrosoftAccount): string {
    const url = entraUrl(this.clients.identity, tenantId, '/oauth2/v2.0/logout');
    url.searchParams.set('post_logout_redirect_uri', this.publicUrl.to('/sign-in'));
    return url.href;
  }

  /**
   * Forgets the tokens of an account that isn't linked: nobody can use them any more. Those of a linked account stay,
   * sealed, because a sign-in with its local half lives on them; they end with the link, or when Microsoft says so.
   */
  override async forget(microsoft: MicrosoftAccount): Promise<void> {
    const { account: linked } = await this.accounts.findByMicrosoft(microsoft);
    if (!linked) await this.tokenCache.remove(microsoft);
  }
}
