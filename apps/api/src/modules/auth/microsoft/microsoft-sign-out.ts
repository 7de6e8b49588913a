import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../http';
import { EntraClients } from '../entra/entra-clients';
import { entraUrl } from '../entra/entra-config';
import type { MicrosoftAccount } from '../accounts/microsoft-account';
import { SignOutUrl } from '../sessions/sign-out-url';
import { TokenCacheRepository } from '../tokens/token-cache.repository';

/** The Microsoft side of signing out (AUTH-9). */
@Injectable()
export class MicrosoftSignOut extends SignOutUrl {
  constructor(
    private readonly clients: EntraClients,
    private readonly publicUrl: PublicUrl,
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
   * Forgets the tokens of an unlinked account: nobody can use them anymore. Those of a linked account stay, sealed,
   * because sign-ins with its local account need them; they end with the link, or when Microsoft ends them.
   */
  override async forget(microsoft: MicrosoftAccount): Promise<void> {
    await this.tokenCache.removeUnlinked(microsoft);
  }
}
