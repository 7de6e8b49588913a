import { Injectable } from '@nestjs/common';
import type { Role } from '@app/contracts';
import { DataSource } from 'typeorm';
import { Organization } from './organization.entity';
import { Profile } from './profile.entity';
import type { MicrosoftIdentity } from './microsoft-account';
import { UserRole } from './user-role.entity';
import { User } from './user.entity';

export type Account = User & { profile: Profile };

type ProfileWithRoles = Profile & { heldRoles: UserRole[] };
type OrganizationWithLink = Organization & {
  link?: (Profile & { user: User }) | null;
  heldRoles: UserRole[];
};

const roleNames = (rows: readonly UserRole[]): Role[] => rows.map(({ role }) => role);

/** Reads the accounts and roles behind a session, in one statement per call. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A local account with its link and the roles of its linked Microsoft account. */
  async findWithProfile(userId: string): Promise<{ account: Account; roles: Role[] } | undefined> {
    const user = await this.dataSource
      .getRepository(User)
      .createQueryBuilder('u')
      .innerJoinAndMapOne('u.profile', Profile, 'p', 'p.user_id = u.id')
      .leftJoinAndSelect('p.organization', 'o')
      .leftJoinAndMapMany(
        'p.heldRoles',
        UserRole,
        'r',
        'r.tenant_id = o.tenant_id AND r.o365_user_id = p.o365_user_id',
      )
      .where('u.id = :userId', { userId })
      .getOne();
    if (!user) return undefined;
    const account = user as Account;
    return { account, roles: roleNames((account.profile as ProfileWithRoles).heldRoles) };
  }

  /**
   * A Microsoft account's organization, roles and linked local account. Matches by tenant and object id only (S-4).
   */
  async findByMicrosoft({ tenantId, objectId }: MicrosoftIdentity): Promise<{
    organization?: Organization;
    account?: Account;
    roles: Role[];
  }> {
    const organization = (await this.dataSource
      .getRepository(Organization)
      .createQueryBuilder('o')
      .leftJoinAndMapOne(
        'o.link',
        Profile,
        'p',
        'p.organization_id = o.id AND p.o365_user_id = :objectId',
        { objectId },
      )
      .leftJoinAndSelect('p.user', 'u')
      .leftJoinAndMapMany(
        'o.heldRoles',
        UserRole,
        'r',
        'r.tenant_id = o.tenant_id AND r.o365_user_id = :objectId',
      )
      .where('o.tenant_id = :tenantId', { tenantId })
      .getOne()) as OrganizationWithLink | null;
    if (!organization) return { roles: [] };
    const { link } = organization;
    const roles = roleNames(organization.heldRoles);
    if (!link) return { organization, roles };
    return { organization, roles, account: Object.assign(link.user, { profile: link }) };
  }
}
