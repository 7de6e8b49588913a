import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { AccountLinks } from './account-links';
import type { MicrosoftPerson } from '../microsoft/microsoft-person';
import { OrganizationRepository } from './organization.repository';
import { TokenCacheRepository } from '../tokens/token-cache.repository';
import { UserRoleRepository, type HeldRoles } from './user-role.repository';

export interface Arrived {
  person: MicrosoftPerson;
  isAdminConsented: boolean;
  roles: HeldRoles;
  tokens: string;
  linkTo?: string;
}

/** Stores a Microsoft sign-in: organization, roles, tokens and link, all or nothing (LINK-5, S-18). */
@Injectable()
export class MicrosoftAccountWriter {
  constructor(
    private readonly transactions: Transactions,
    private readonly organizations: OrganizationRepository,
    private readonly roles: UserRoleRepository,
    private readonly tokenCache: TokenCacheRepository,
    private readonly links: AccountLinks,
  ) {}

  async isConsented(tenantId: string): Promise<boolean> {
    return (await this.organizations.find(tenantId))?.isAdminConsented ?? false;
  }

  /** @throws AlreadyLinked, AccountDeactivated */
  async write({ person, isAdminConsented, roles, tokens, linkTo }: Arrived): Promise<void> {
    const { tenantId, objectId } = person.account;
    const owner = { tenantId, objectId };
    await this.transactions.run(async () => {
      const organization = await this.organizations.save({
        tenantId,
        name: person.organizationName,
        isAdminConsented,
      });
      if (linkTo) await this.links.attach(linkTo, person, organization.id);
      else await this.links.refresh(person, organization.id);
      await this.roles.update(owner, roles);
      await this.tokenCache.put(owner, tokens);
    });
  }
}
