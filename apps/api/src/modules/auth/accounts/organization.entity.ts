import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One Microsoft Entra ID tenant. */
@Entity('organizations')
@Index('uq_organizations_tenant', ['tenantId'], { unique: true })
export class Organization {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'name', type: 'varchar', length: 255 })
  name!: string;

  @Column({ name: 'created', type: 'datetime', precision: 3 })
  created!: Date;

  @Column({ name: 'is_admin_consented', type: 'boolean', default: false })
  isAdminConsented!: boolean;
}
