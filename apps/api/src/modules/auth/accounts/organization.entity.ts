import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One Microsoft Entra ID tenant. */
@Entity('organizations')
@Index('uq_organizations_tenant', ['tenantId'], { unique: true })
@Index('ix_organizations_mirror_left', ['isMirrorLeft'])
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

  /**
   * Consent was withdrawn here, but Microsoft did not remove the application. Until the application has been seen gone
   * once, or an administrator consents again, its presence doesn't count as consent.
   */
  @Column({ name: 'app_remains', type: 'boolean', default: false })
  appRemains!: boolean;

  /** Incremented whenever the consent changes. */
  @Column({ name: 'consent_version', type: 'integer', default: 0 })
  consentVersion!: number;

  /** An administrator's choice; null leaves it to ROSTER_MIRROR. */
  @Column({ name: 'is_mirror_wanted', type: 'boolean', nullable: true })
  isMirrorWanted!: boolean | null;

  /** The name of the administrator who turned the mirror on. */
  @Column({ name: 'mirror_chosen_by', type: 'varchar', length: 255, nullable: true })
  mirrorChosenBy!: string | null;

  /** Whether rows of a former mirror are left. They have to go before another one starts. */
  @Column({ name: 'is_mirror_left', type: 'boolean', default: false })
  isMirrorLeft!: boolean;
}
