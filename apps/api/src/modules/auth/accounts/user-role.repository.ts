import { randomUUID } from 'node:crypto';
import type { Role } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import { Transactions } from '../../../database/transactions';
import type { MicrosoftIdentity } from './microsoft-account';
import { UserRole } from './user-role.entity';

/** What is known about the roles a Microsoft user currently holds. */
export interface HeldRoles {
  isAdmin: boolean;
  /** Undefined if it couldn't be read: the stored roles then stay. */
  education?: Role | 'none';
}

const educationRoles: readonly Role[] = ['Teacher', 'Student'];

/** The roles of Microsoft users, by object id. */
@Injectable()
export class UserRoleRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Makes the stored roles match the ones held (AUTH-2), in one transaction: of two concurrent updates, the last one
   * wins. What is written never depends on an earlier read.
   */
  async update({ tenantId, objectId }: MicrosoftIdentity, held: HeldRoles): Promise<void> {
    const wanted = wantedRoles(held);
    const known: Role[] = held.education ? ['Admin', ...educationRoles] : ['Admin'];
    const lost = known.filter((role) => !wanted.includes(role));
    const own = { tenantId, o365UserId: objectId };
    await this.transactions.run(async () => {
      if (lost.length > 0) await this.rows.delete({ ...own, role: In(lost) });
      if (wanted.length === 0) return;
      await this.rows
        .createQueryBuilder()
        .insert()
        .values(wanted.map((role) => ({ id: randomUUID(), ...own, role })))
        .orIgnore()
        .updateEntity(false)
        .execute();
    });
  }

  async remove({ tenantId, objectId }: MicrosoftIdentity): Promise<void> {
    await this.rows.delete({ tenantId, o365UserId: objectId });
  }

  async removeAll(tenantId: string, objectIds: readonly string[]): Promise<void> {
    await this.rows.delete({ tenantId, o365UserId: In(objectIds) });
  }

  /** Removes the roles of everyone in a tenant, except this person's Admin role. */
  async removeOfTenant({ tenantId, objectId }: MicrosoftIdentity): Promise<void> {
    await this.rows.delete([
      { tenantId, o365UserId: Not(objectId) },
      { tenantId, o365UserId: objectId, role: In(educationRoles) },
    ]);
  }

  private get rows() {
    return this.dataSource.getRepository(UserRole);
  }
}

const wantedRoles = ({ isAdmin, education }: HeldRoles): Role[] => [
  ...(isAdmin ? (['Admin'] as const) : []),
  ...(education && education !== 'none' ? [education] : []),
];
