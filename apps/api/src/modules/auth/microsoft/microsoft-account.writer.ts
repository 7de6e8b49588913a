import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../database/transactions';
import { AccountLinks } from '../accounts/account-links';
import type { MicrosoftIdentity, MicrosoftPerson } from '../accounts/microsoft-account';
import { OrganizationRepository } from '../accounts/organization.repository';
import { TokenCacheRepository } from '../tokens/token-cache.repository';
import { UserRoleRepository, type HeldRoles } from '../accounts/user-role.repository';

export interface Arrived {
  person: MicrosoftPerson;
  isAdminConsented: boolean;
  roles: HeldRoles;
  tokens: string;
}

/** What was stored before the requests to Microsoft. */
export interface Seen {
  isConsented: boolean;
  appRemains: boolean;
  consentVersion: number;
  /** The version of the tokens, which also covers the roles; undefined without a row. */
  tokenVersion: number | undefined;
}

/** Something seen has changed since: Microsoft's responses may be older than the change. */
class ChangedMeanwhile extends Error {}

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

  async look(owner: MicrosoftIdentity): Promise<Seen> {
    const organization = await this.organizations.find(owner.tenantId);
    return {
      isConsented: organization?.isAdminConsented ?? false,
      appRemains: organization?.appRemains ?? false,
      consentVersion: organization?.consentVersion ?? 0,
      tokenVersion: await this.tokenCache.versionOf(owner),
    };
  }

  /** Records that the application is gone from the tenant. */
  noteGone(tenantId: string, { consentVersion }: Seen): Promise<void> {
    return this.organizations.noteGone(tenantId, consentVersion);
  }

  /**
   * @returns false, with nothing stored, if the consent, the tokens or the roles have been written since `seen`
   * @throws AccountDeactivated
   */
  async write(arrived: Arrived, seen: Seen): Promise<boolean> {
    try {
      await this.transactions.run(() => this.writeAll(arrived, seen));
      return true;
    } catch (error) {
      if (error instanceof ChangedMeanwhile) return false;
      throw error;
    }
  }

  private async writeAll(arrived: Arrived, seen: Seen): Promise<void> {
    const { person, isAdminConsented, roles, tokens } = arrived;
    const { tenantId, objectId } = person.account;
    const owner = { tenantId, objectId };
    const organization = await this.organizations.ensure(tenantId, person.organizationName);
    if (organization.consentVersion !== seen.consentVersion) throw new ChangedMeanwhile();
    if (organization.isAdminConsented !== isAdminConsented) {
      await this.organizations.setConsent(tenantId, { isAdminConsented }, seen.consentVersion);
    }
    await this.links.refresh(person, organization.id);
    if (!(await this.tokenCache.put(owner, tokens, seen.tokenVersion))) {
      throw new ChangedMeanwhile();
    }
    await this.roles.update(owner, roles);
  }
}
