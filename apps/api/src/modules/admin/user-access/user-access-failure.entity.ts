import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone the tenant's last job couldn't give access. */
@Entity('user_access_failures')
export class UserAccessFailure {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @PrimaryColumn({ name: 'user_id', type: 'char', length: 36 })
  userId!: string;

  @Column({ name: 'display_name', type: 'varchar', length: 255, nullable: true })
  displayName!: string | null;

  @Column({ name: 'user_principal_name', type: 'varchar', length: 320, nullable: true })
  userPrincipalName!: string | null;

  /** Graph's HTTP status. */
  @Column({ name: 'status', type: 'integer' })
  status!: number;

  /** Graph's code. */
  @Column({ name: 'reason', type: 'varchar', length: 128 })
  reason!: string;
}
