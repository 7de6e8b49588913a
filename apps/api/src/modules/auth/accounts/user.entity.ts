import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A local account. If it has a password, it can sign in with email and password (S-3). */
@Entity('auth_user')
@Index('uq_auth_user_email', ['emailKey'], { unique: true })
@Index('ix_auth_user_made_from', ['madeFromTenantId', 'madeFromObjectId'])
export class User {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'username', type: 'varchar', length: 320 })
  username!: string;

  /** Null: made from Microsoft when all of the person's addresses were taken. */
  @Column({ name: 'email', type: 'varchar', length: 320, nullable: true })
  email!: string | null;

  /** The email for comparison: see `toEmailKey`. */
  @Column({ name: 'email_key', type: 'varchar', length: 320, nullable: true })
  emailKey!: string | null;

  /** Null: no password signs in to this account, not even an empty one. */
  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true })
  passwordHash!: string | null;

  @Column({ name: 'first_name', type: 'varchar', length: 255 })
  firstName!: string;

  @Column({ name: 'last_name', type: 'varchar', length: 255 })
  lastName!: string;

  @Column({ name: 'is_active', type: 'boolean', default: true })
  isActive!: boolean;

  @Column({ name: 'date_joined', type: 'datetime', precision: 3 })
  dateJoined!: Date;

  @Column({ name: 'last_login', type: 'datetime', precision: 3, nullable: true })
  lastLogin!: Date | null;

  /** With `madeFromObjectId`: the Microsoft account it was made from. Null for a registered account. */
  @Column({ name: 'made_from_tenant_id', type: 'char', length: 36, nullable: true })
  madeFromTenantId!: string | null;

  @Column({ name: 'made_from_object_id', type: 'char', length: 36, nullable: true })
  madeFromObjectId!: string | null;
}
