import type { Role } from '@app/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A role a Microsoft user currently holds; rows of lost roles are deleted (AUTH-2). */
@Entity('user_roles')
@Index('uq_user_roles_user_role', ['o365UserId', 'role'], { unique: true })
@Index('ix_user_roles_tenant', ['tenantId'])
export class UserRole {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'o365_user_id', type: 'char', length: 36 })
  o365UserId!: string;

  @Column({ name: 'role', type: 'varchar', length: 16 })
  role!: Role;
}
