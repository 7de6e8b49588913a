import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { Organization } from './organization.entity';
import { User } from './user.entity';

/** One for each local account. With `o365UserId` and `organizationId` it is a link (DATA-1). */
@Entity('profiles')
@Index('uq_profiles_o365', ['o365UserId'], { unique: true })
@Index('ix_profiles_organization', ['organizationId'])
@Index('ix_profiles_inactive', ['organizationId', 'inactiveSince'])
export class Profile {
  @PrimaryColumn({ name: 'user_id', type: 'char', length: 36 })
  userId!: string;

  @Column({ name: 'organization_id', type: 'char', length: 36, nullable: true })
  organizationId!: string | null;

  @Column({ name: 'o365_user_id', type: 'char', length: 36, nullable: true })
  o365UserId!: string | null;

  /** The address to show: the mail or, without one, the sign-in name. */
  @Column({ name: 'o365_email', type: 'varchar', length: 320, nullable: true })
  o365Email!: string | null;

  @Column({ name: 'o365_mail', type: 'varchar', length: 320, nullable: true })
  o365Mail!: string | null;

  /** The Microsoft sign-in name, and the address of a person without mail; null for links older than this column. */
  @Column({ name: 'o365_principal_name', type: 'varchar', length: 320, nullable: true })
  o365PrincipalName!: string | null;

  @Column({ name: 'o365_display_name', type: 'varchar', length: 255, nullable: true })
  o365DisplayName!: string | null;

  @Column({ name: 'o365_given_name', type: 'varchar', length: 255, nullable: true })
  o365GivenName!: string | null;

  @Column({ name: 'o365_surname', type: 'varchar', length: 255, nullable: true })
  o365Surname!: string | null;

  /** MSAL's key for the account (`uid.utid`): how a local sign-in finds the linked account's tokens. */
  @Column({ name: 'o365_home_account_id', type: 'varchar', length: 128, nullable: true })
  o365HomeAccountId!: string | null;

  @Column({ name: 'favorite_color', type: 'char', length: 7, nullable: true })
  favoriteColor!: string | null;

  @Column({ name: 'job_title', type: 'varchar', length: 255, nullable: true })
  jobTitle!: string | null;

  @Column({ name: 'department', type: 'varchar', length: 255, nullable: true })
  department!: string | null;

  @Column({ name: 'mobile_phone', type: 'varchar', length: 64, nullable: true })
  mobilePhone!: string | null;

  /** Null for links older than this column. */
  @Column({ name: 'linked_at', type: 'datetime', precision: 3, nullable: true })
  linkedAt!: Date | null;

  /** The last full round of the sync that saw this person. */
  @Column({ name: 'sync_round', type: 'integer', nullable: true })
  syncRound!: number | null;

  /** Why the sync deactivated the account, in Graph's words; null if it hasn't. */
  @Column({ name: 'inactive_reason', type: 'varchar', length: 16, nullable: true })
  inactiveReason!: 'changed' | 'disabled' | null;

  @Column({ name: 'inactive_since', type: 'datetime', precision: 3, nullable: true })
  inactiveSince!: Date | null;

  @OneToOne(() => User, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_profiles_user' })
  user?: Relation<User>;

  @ManyToOne(() => Organization, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'fk_profiles_organization' })
  organization?: Relation<Organization> | null;
}
