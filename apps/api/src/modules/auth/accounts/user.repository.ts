import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { isDuplicate } from '../../../database/engine';
import { Transactions } from '../../../database/transactions';
import { AppError } from '../../../http';
import { toEmail, toEmailKey } from './email';
import type { TokenOwner } from '../tokens/token-cache.repository';
import { Profile } from './profile.entity';
import { User } from './user.entity';

/** Another local account has this e-mail, whatever its case (S-5). */
export class EmailTaken extends AppError {
  constructor(cause?: unknown) {
    super('email_taken', 409, 'There is an account with this e-mail address already.', { cause });
  }
}

export interface NewAccount {
  email: string;
  /** Null: no password signs in to it until one is set (LINK-2). */
  passwordHash: string | null;
  firstName?: string;
  lastName?: string;
  favoriteColor: string;
  madeFrom?: TokenOwner;
  now?: Date;
}

/** Local accounts: `auth_user` with its row in `profiles`. */
@Injectable()
export class UserRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  findByEmail(email: string): Promise<User | null> {
    return this.dataSource.getRepository(User).findOneBy({ emailKey: toEmailKey(email) });
  }

  /**
   * The account made from a Microsoft account that nobody but it can enter: unlinked, active and without a password. By
   * tenant and object id only (S-4).
   */
  findFormer({ tenantId, objectId }: TokenOwner): Promise<User | null> {
    return this.dataSource.getRepository(User).findOne({
      where: {
        madeFromTenantId: tenantId,
        madeFromObjectId: objectId,
        isActive: true,
        passwordHash: IsNull(),
        profile: { o365UserId: IsNull() },
      },
      relations: { profile: true },
      order: { dateJoined: 'DESC' },
    });
  }

  /**
   * Makes an account that is not linked. Joins an open transaction.
   * @throws EmailTaken; an account that exists is never touched (S-5)
   */
  create(account: NewAccount): Promise<User> {
    const {
      firstName = '',
      lastName = '',
      favoriteColor,
      passwordHash,
      madeFrom,
      now = new Date(),
    } = account;
    const email = toEmail(account.email);
    const user = {
      id: randomUUID(),
      username: email,
      email,
      emailKey: toEmailKey(email),
      passwordHash,
      firstName,
      lastName,
      isActive: true,
      dateJoined: now,
      lastLogin: now,
      madeFromTenantId: madeFrom?.tenantId ?? null,
      madeFromObjectId: madeFrom?.objectId ?? null,
    };
    return this.transactions.run(async (manager) => {
      try {
        await manager.insert(User, user);
      } catch (error) {
        throw isDuplicate(error) ? new EmailTaken(error) : error;
      }
      await manager.insert(Profile, { userId: user.id, favoriteColor });
      return manager.create(User, user);
    });
  }

  async recordLogin(userId: string, now = new Date()): Promise<void> {
    await this.dataSource.getRepository(User).update({ id: userId }, { lastLogin: now });
  }
}
