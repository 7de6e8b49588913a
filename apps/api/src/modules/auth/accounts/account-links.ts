import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not } from 'typeorm';
import { isDuplicate } from '../../../database/engine';
import { AppError } from '../../../http';
import type { MicrosoftPerson } from '../microsoft/microsoft-person';
import type { TokenOwner } from '../tokens/token-cache.repository';
import { Profile } from './profile.entity';
import { User } from './user.entity';

/** One of the two accounts has a link already; nothing was changed (LINK-3). */
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

/** The linked local account was deactivated: its Microsoft account gets no session either. */
export class AccountDeactivated extends Error {
  constructor() {
    super('The linked local account is deactivated.');
    this.name = 'AccountDeactivated';
  }
}

/** The joint between a local and a Microsoft account. Every method is meant for an open transaction. */
@Injectable()
export class AccountLinks {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Links the two. Race-safe: the local side by the condition, the Microsoft side by the unique index.
   * @throws AlreadyLinked
   */
  async attach(userId: string, person: MicrosoftPerson, organizationId: string): Promise<void> {
    const { email } = person.account;
    const link = {
      ...toColumns(person),
      o365UserId: person.account.objectId,
      organizationId,
      linkedAt: new Date(),
    };
    try {
      const result = await this.profiles.update({ userId, o365UserId: IsNull() }, link);
      if (result.affected !== 1) throw AlreadyLinked.local(email);
    } catch (error) {
      throw isDuplicate(error) ? AlreadyLinked.microsoft(email, error) : error;
    }
  }

  /**
   * Brings the profile of a linked account up to date at its Microsoft sign-in.
   * @throws AccountDeactivated
   */
  async refresh(person: MicrosoftPerson, organizationId: string, now = new Date()): Promise<void> {
    const link = { o365UserId: person.account.objectId, organizationId };
    const profile = await this.profiles.findOneBy(link);
    if (!profile) return;
    const { userId } = profile;
    const result = await this.users.update({ id: userId, isActive: true }, { lastLogin: now });
    if (result.affected !== 1) throw new AccountDeactivated();
    await this.profiles.update({ userId }, toColumns(person));
  }

  /**
   * Takes one link apart; the local account stays.
   * @returns the Microsoft account's e-mail; nothing when the tenant has no such link
   */
  async detach({ tenantId, objectId }: TokenOwner): Promise<string | undefined> {
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

  /** Takes all links of an organization apart; how many there were. */
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

/** What came with the link goes with it, too; that the sync has deactivated the account as well. */
const noLink = {
  organizationId: null,
  o365UserId: null,
  o365Email: null,
  o365DisplayName: null,
  o365HomeAccountId: null,
  linkedAt: null,
  jobTitle: null,
  department: null,
  mobilePhone: null,
  syncRound: null,
  inactiveReason: null,
  inactiveSince: null,
};

const toColumns = ({ account, jobTitle, department, mobilePhone }: MicrosoftPerson) => ({
  o365Email: account.email,
  o365DisplayName: account.displayName,
  o365HomeAccountId: account.homeAccountId,
  jobTitle,
  department,
  mobilePhone,
});
