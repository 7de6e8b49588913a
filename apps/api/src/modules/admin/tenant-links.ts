import { Injectable } from '@nestjs/common';
import {
  AccountLinks,
  OrganizationRepository,
  TokenCacheRepository,
  UserRoleRepository,
  type MicrosoftAccount,
} from '../auth';
import { TenantWork } from './tenant-work';

/** All that the consent of a tenant's administrator has led to in our tables. */
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
   * Clears the consent and takes all links, roles, tokens and work of the tenant away, in an open transaction.
   * @param administrator stays one, without tokens: signing in to Microsoft again leads back to administration
   * @returns how many links there were
   */
  async removeAll({ tenantId, objectId }: MicrosoftAccount): Promise<number> {
    const organization = await this.organizations.find(tenantId);
    if (!organization) return 0;
    const { name } = organization;
    await this.organizations.save({ tenantId, name, isAdminConsented: false });
    const links = await this.links.detachAll(organization.id);
    await this.roles.removeOfTenant({ tenantId, objectId });
    await this.tokens.removeOfTenant(tenantId);
    await this.work.removeOfTenant(tenantId);
    return links;
  }
}
