import type { OrganizationState } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { NotFound, PublicUrl } from '../../../http';
import { AuditRepository } from '../audit/audit.repository';
import { Profile, TokenCacheRepository, type SessionUser } from '../../auth';

@Injectable()
export class OrganizationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tokenCache: TokenCacheRepository,
    private readonly audit: AuditRepository,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** The own organization, as its administrator sees it. */
  async describe({ organization }: SessionUser): Promise<OrganizationState> {
    if (!organization) throw new NotFound();
    const { id, tenantId, name, isAdminConsented, appRemains = false } = organization;
    return {
      tenantId,
      name,
      consented: isAdminConsented,
      appRemains,
      linkedAccounts: await this.countLinks(id),
      cachedLogins: await this.tokenCache.countOfTenant(tenantId),
      lastConsent: isAdminConsented ? await this.audit.lastConsent(tenantId) : null,
      consentUrl: this.publicUrl.to('/admin/consent'),
    };
  }

  private countLinks(organizationId: string): Promise<number> {
    const links = { organizationId, o365UserId: Not(IsNull()) };
    return this.dataSource.getRepository(Profile).countBy(links);
  }
}
