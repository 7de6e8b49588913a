import { randomUUID } from 'node:crypto';
import type { Role } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not } from 'typeorm';
import type { TokenOwner } from '../tokens/token-cache.repository';
import { UserRole } from './user-role.entity';

/** What is known of the roles a Microsoft user holds now. */
export interface HeldRoles {
  isAdmin: boolean;
  /** Undefined when it could not be read: the stored ones then stay. */
  education?: Role | 'none';
}

const educationRoles: readonly Role[] = ['Teacher', 'Student'];

/** The roles of Microsoft users, by object id. */
@Injectable()
export class UserRoleRepository {
  constructor(private readonly dataSource: DataSource) {}

  private async rolesOf({ tenantId, objectId }: TokenOwner): Promise<Role[]> {
    const rows = await this.rows.findBy({ tenantId, o365UserId: objectId });
    return rows.map(({ role }) => role);
  }

  /** Makes the stored roles exactly those held now (AUTH-2); writes only what differs. */
  async update(owner: TokenOwner, held: HeldRoles): Promise<void> {
    const stored = await this.rolesOf(owner);
    const wanted = wantedRoles(stored, held);
    const lost = stored.filter((role) => !wanted.includes(role));
    const gained = wanted.filter((role) => !stored.includes(role));
    const { tenantId, objectId } = owner;
    if (lost.length > 0) await this.rows.delete({ o365UserId: objectId, role: In(lost) });
    if (gained.length === 0) return;
    // Two sign-ins of one person at once may both want to add it.
    await this.rows
      .createQueryBuilder()
      .insert()
      .values(gained.map((role) => ({ id: randomUUID(), tenantId, o365UserId: objectId, role })))
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  async remove({ tenantId, objectId }: TokenOwner): Promise<void> {
    await this.rows.delete({ tenantId, o365UserId: objectId });
  }

  async removeAll(tenantId: string, objectIds: readonly string[]): Promise<void> {
    await this.rows.delete({ tenantId, o365UserId: In(objectIds) });
  }

  /** All roles of a tenant's people, but for what this person holds as an administrator. */
  async removeOfTenant({ tenantId, objectId }: TokenOwner): Promise<void> {
    await this.rows.delete([
      { tenantId, o365UserId: Not(objectId) },
      { tenantId, o365UserId: objectId, role: In(educationRoles) },
    ]);
  }

  private get rows() {
    return this.dataSource.getRepository(UserRole);
  }
}

function wantedRoles(stored: readonly Role[], { isAdmin, education }: HeldRoles): Role[] {
  const admin: Role[] = isAdmin ? ['Admin'] : [];
  if (education === 'none') return admin;
  const known = education ? [education] : stored.filter((role) => educationRoles.includes(role));
  return [...admin, ...known];
}
