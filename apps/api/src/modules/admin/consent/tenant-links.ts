import { Injectable } from '@nestjs/common';
import {
  AccountLinks,
  OrganizationRepository,
  TokenCacheRepository,
  UserRoleRepository,
  type MicrosoftAccount,
} from '../../auth';
import { TenantWork } from './tenant-work';

/** Everything in our tables that follows from a tenant's consent. */
@Injectable()
export class TenantLinks {
  constructor(
    private readonly organizations: OrganizationRepository,
    private readonly links: AccountLinks,
    private readonly roles: UserRoleRepository,
    private readonly tokens: TokenCacheRepository,
    private readonly work: TenantWork,
  ) {}

  /**
   * Clears the consent and removes the tenant's links, roles, tokens and work, in an open transaction.
   * @param administrator keeps the role but not the tokens: another Microsoft sign-in leads back to administration
   * @returns how many links there were
   */
  async removeAll({ tenantId, objectId }: MicrosoftAccount, appRemains: boolean): Promise<number> {
    const organization = await this.organizations.find(tenantId);
    if (!organization) return 0;
    await this.organizations.setConsent(tenantId, { isAdminConsented: false, appRemains });
    const links = await this.links.detachAll(organization.id);
    await this.roles.removeOfTenant({ tenantId, objectId });
    await this.tokens.removeOfTenant(tenantId);
    await this.work.removeOfTenant(tenantId);
    return links;
  }
}
