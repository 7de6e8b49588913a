import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../../../database/as-buffer';

/** An MSAL cache, sealed with AES-256-GCM: one row per Microsoft user (S-6, S-7). */
@Entity('token_cache')
@Index('ix_token_cache_expires', ['expiresAt'])
export class TokenCache {
  @PrimaryColumn({ name: 'partition_key', type: 'varchar', length: 128 })
  partitionKey!: string;

  /** Which of TOKEN_ENCRYPTION_KEYS sealed it. */
  @Column({ name: 'key_id', type: 'varchar', length: 64 })
  keyId!: string;

  @Column({ name: 'sealed', type: 'mediumblob', transformer: asBuffer })
  sealed!: Buffer;

  /** Changes with each write; a writer that read an older version loses (S-22). */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
