import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A program that reads a tenant's data without a person signed in (ADM-8). */
@Entity('api_clients')
@Index('uq_api_clients_client', ['clientId'], { unique: true })
@Index('ix_api_clients_tenant', ['tenantId', 'createdAt'])
export class ApiClient {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** 128 random bits in base64url: programs disagree on how to escape anything else in Basic authentication. */
  @Column({ name: 'client_id', type: 'char', length: 22 })
  clientId!: string;

  @Column({ name: 'name', type: 'varchar', length: 255 })
  name!: string;

  /** Separated by blanks, as in a token. */
  @Column({ name: 'scopes', type: 'varchar', length: 1000 })
  scopes!: string;

  /** The administrator's name. */
  @Column({ name: 'created_by', type: 'varchar', length: 255 })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'datetime', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'last_used_from', type: 'varchar', length: 64, nullable: true })
  lastUsedFrom!: string | null;
}
