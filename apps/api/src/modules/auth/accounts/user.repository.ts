import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { isDuplicate } from '../../../database/engine';
import { Transactions } from '../../../database/transactions';
import { AppError } from '../../../http';
import { toEmail, toEmailKey } from './email';
import type { Account } from './account.repository';
import type { MicrosoftIdentity } from './microsoft-account';
import { Profile } from './profile.entity';
import { User } from './user.entity';

/** Another local account has this email, ignoring case (S-5). */
export class EmailTaken extends AppError {
  constructor(cause?: unknown) {
    super(
      'email_taken',
      409,
      'An account with this email already exists. Sign in with it, or use another email.',
      { cause },
    );
  }
}

interface NewRow {
  firstName?: string;
  lastName?: string;
  favoriteColor: string;
}

/** An account someone registers. */
export interface NewAccount extends NewRow {
  email: string;
  /** Null: no password can sign in until one is set. */
  passwordHash: string | null;
}

/** An account made from Microsoft: no password can sign in until one is set (LINK-2). */
export interface NewMicrosoftAccount extends NewRow {
  /** The person's addresses, best first. */
  emails: readonly string[];
  madeFrom: MicrosoftIdentity;
}

/** Local accounts: `auth_user` rows with their `profiles` rows. */
@Injectable()
export class UserRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  findByEmail(email: string): Promise<User | null> {
    return this.dataSource.getRepository(User).findOneBy({ emailKey: toEmailKey(email) });
  }

  /**
   * The account made from a Microsoft account that only it can get into: unlinked, active and without a password.
   * Matches by tenant and object id only (S-4).
   */
  findFormer({ tenantId, objectId }: MicrosoftIdentity): Promise<Account | null> {
    return this.dataSource
      .getRepository(User)
      .createQueryBuilder('u')
      .innerJoinAndMapOne('u.profile', Profile, 'p', 'p.user_id = u.id AND p.o365_user_id IS NULL')
      .where({
        madeFromTenantId: tenantId,
        madeFromObjectId: objectId,
        isActive: true,
        passwordHash: IsNull(),
      })
      .orderBy('u.dateJoined', 'DESC')
      .getOne() as Promise<Account | null>;
  }

  /**
   * Creates an unlinked account. Joins an open transaction.
   * @throws EmailTaken; an existing account is never touched (S-5)
   */
  async create({ email, passwordHash, ...account }: NewAccount): Promise<User> {
    const row = {
      ...toRow(account, this.clock.date()),
      passwordHash,
      madeFromTenantId: null,
      madeFromObjectId: null,
    };
    const user = await this.insertWithFirst([email], row, account.favoriteColor);
    if (!user) throw new EmailTaken();
    return user;
  }

  /** Like `create`, with the first free address or none, so that nobody can keep the person from getting an account. */
  async createFromMicrosoft({ emails, madeFrom, ...account }: NewMicrosoftAccount): Promise<User> {
    const { tenantId: madeFromTenantId, objectId: madeFromObjectId } = madeFrom;
    const row = {
      ...toRow(account, this.clock.date()),
      passwordHash: null,
      madeFromTenantId,
      madeFromObjectId,
    };
    const user = await this.insertWithFirst([...emails, null], row, account.favoriteColor);
    if (!user) throw new Error('An account without an address was rejected.');
    return user;
  }

  /** If two accounts want an address at once, the unique index decides. */
  private insertWithFirst(
    emails: readonly (string | null)[],
    row: Omit<User, 'email' | 'emailKey' | 'username'>,
    favoriteColor: string,
  ): Promise<User | undefined> {
    return this.transactions.run(async (manager) => {
      for (const address of emails) {
        const email = address === null ? null : toEmail(address);
        const emailKey = email === null ? null : toEmailKey(email);
        const user = { ...row, username: email ?? row.id, email, emailKey };
        if (!(await inserts(manager, user))) continue;
        await manager.insert(Profile, { userId: user.id, favoriteColor });
        return manager.create(User, user);
      }
      return undefined;
    });
  }

  async recordLogin(userId: string): Promise<void> {
    await this.dataSource
      .getRepository(User)
      .update({ id: userId }, { lastLogin: this.clock.date() });
  }
}

const toRow = ({ firstName = '', lastName = '' }: NewRow, now: Date) => ({
  id: randomUUID(),
  firstName,
  lastName,
  isActive: true,
  dateJoined: now,
  lastLogin: now,
});

/** @returns false if the address is taken */
async function inserts(manager: EntityManager, user: User): Promise<boolean> {
  try {
    await manager.insert(User, user);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
