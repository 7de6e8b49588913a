import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { isDuplicate } from '../../../database/engine';
import { AppError } from '../../../http';
import type { MicrosoftIdentity, MicrosoftPerson } from './microsoft-account';
import { Profile } from './profile.entity';
import { User } from './user.entity';

/** One of the two accounts is already linked; nothing was changed (LINK-3). */
export class AlreadyLinked extends AppError {
  private constructor(
    readonly microsoftAccount: string,
    detail: string,
    cause?: unknown,
  ) {
    super('already_linked', 409, `Failed to link accounts. ${detail}`, { cause });
  }

  static microsoft(account: string, cause?: unknown): AlreadyLinked {
    const detail = `The Microsoft account ${account} is already linked to another local account.`;
    return new AlreadyLinked(account, detail, cause);
  }

  static local(account: string): AlreadyLinked {
    const detail = 'The local account is already linked to another Microsoft account.';
    return new AlreadyLinked(account, detail);
  }
}

/** The linked local account is deactivated, so its Microsoft account gets no session either. */
export class AccountDeactivated extends Error {
  constructor() {
    super('The linked local account is deactivated.');
    this.name = 'AccountDeactivated';
  }
}

/** Links between local and Microsoft accounts. Call every method inside an open transaction. */
@Injectable()
export class AccountLinks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Links the two. Safe against races: the condition protects the local side, the unique index the Microsoft side.
   * @throws AlreadyLinked
   */
  async attach(userId: string, person: MicrosoftPerson, organizationId: string): Promise<void> {
    const { email } = person.account;
    const link = {
      ...toColumns(person),
      o365UserId: person.account.objectId,
      organizationId,
      linkedAt: this.clock.date(),
    };
    try {
      const result = await this.profiles.update({ userId, o365UserId: IsNull() }, link);
      if (result.affected !== 1) throw AlreadyLinked.local(email);
    } catch (error) {
      throw isDuplicate(error) ? AlreadyLinked.microsoft(email, error) : error;
    }
  }

  /**
   * Updates the profile of a linked account when it signs in with Microsoft.
   * @throws AccountDeactivated
   */
  async refresh(person: MicrosoftPerson, organizationId: string): Promise<void> {
    const link = { o365UserId: person.account.objectId, organizationId };
    const profile = await this.profiles.findOneBy(link);
    if (!profile) return;
    const { userId } = profile;
    const result = await this.users.update(
      { id: userId, isActive: true },
      { lastLogin: this.clock.date() },
    );
    if (result.affected !== 1) throw new AccountDeactivated();
    // Matches nothing if the link was removed in the meantime.
    await this.profiles.update({ userId, ...link }, toColumns(person));
  }

  /**
   * Removes one link; the local account stays.
   * @returns the Microsoft account's email, or undefined if the tenant has no such link
   */
  async detach({ tenantId, objectId }: MicrosoftIdentity): Promise<string | undefined> {
    const profile = await this.profiles.findOneBy({
      o365UserId: objectId,
      organization: { tenantId },
    });
    if (!profile) return undefined;
    const link = { userId: profile.userId, o365UserId: objectId };
    if (profile.inactiveReason) await this.users.update(link.userId, { isActive: true });
    const result = await this.profiles.update(link, noLink);
    return result.affected === 1 ? (profile.o365Email ?? '') : undefined;
  }

  /** Removes all of an organization's links. @returns how many there were */
  async detachAll(organizationId: string): Promise<number> {
    const links = { organizationId, o365UserId: Not(IsNull()) };
    const inactive = this.profiles
      .createQueryBuilder('p')
      .select('p.user_id')
      .where('p.organization_id = :organizationId AND p.inactive_reason IS NOT NULL');
    await this.users
      .createQueryBuilder()
      .update({ isActive: true })
      .where(`id IN (${inactive.getQuery()})`, { organizationId })
      .execute();
    const result = await this.profiles.update(links, noLink);
    return result.affected ?? 0;
  }

  private get users() {
    return this.dataSource.getRepository(User);
  }

  private get profiles() {
    return this.dataSource.getRepository(Profile);
  }
}

/** Removing a link also clears everything that came with it, including a deactivation by the sync. */
const noLink = {
  organizationId: null,
  o365UserId: null,
  o365Email: null,
  o365Mail: null,
  o365PrincipalName: null,
  o365DisplayName: null,
  o365GivenName: null,
  o365Surname: null,
  o365HomeAccountId: null,
  linkedAt: null,
  jobTitle: null,
  department: null,
  mobilePhone: null,
  syncRound: null,
  inactiveReason: null,
  inactiveSince: null,
};

const toColumns = ({ account, ...person }: MicrosoftPerson) => ({
  o365Email: account.email,
  o365Mail: person.mail,
  o365PrincipalName: person.principalName,
  o365DisplayName: account.displayName,
  o365GivenName: account.firstName,
  o365Surname: account.lastName,
  o365HomeAccountId: account.homeAccountId,
  jobTitle: person.jobTitle,
  department: person.department,
  mobilePhone: person.mobilePhone,
});
