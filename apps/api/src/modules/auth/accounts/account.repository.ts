import { Injectable } from '@nestjs/common';
import type { Role } from '@app/contracts';
import { DataSource } from 'typeorm';
import { Organization } from './organization.entity';
import { Profile } from './profile.entity';
import type { MicrosoftAccount } from '../sessions/session-user';
import { UserRole } from './user-role.entity';
import { User } from './user.entity';

export type Account = User & { profile: Profile };

type Identity = Pick<MicrosoftAccount, 'tenantId' | 'objectId'>;
type ProfileWithRoles = Profile & { heldRoles: UserRole[] };
type OrganizationWithLink = Organization & {
  link?: (Profile & { user: User }) | null;
  heldRoles: UserRole[];
};

const roleNames = (rows: readonly UserRole[]): Role[] => rows.map(({ role }) => role);

/** Reads who is behind a session, roles too: each call is one statement. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A local account with its link, and the roles of the Microsoft account it is linked to. */
  async findWithProfile(userId: string): Promise<{ account: Account; roles: Role[] } | undefined> {
    const user = await this.dataSource
      .getRepository(User)
      .createQueryBuilder('u')
      .innerJoinAndSelect('u.profile', 'p')
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
   * A Microsoft account's organization and roles, and the local account linked to it: by tenant and object id only (S-4).
   */
  async findByMicrosoft({
    tenantId,
    objectId,
  }: Identity): Promise<{ organization?: Organization; account?: Account; roles: Role[] }> {
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
