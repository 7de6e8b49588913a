import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
} from 'typeorm';
import { ApiClient } from './api-client.entity';

/** A secret of a program. While it is being replaced, a program has two. */
@Entity('api_client_secrets')
@Index('ix_api_client_secrets_client', ['clientRowId'])
export class ApiClientSecret {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'client_row_id', type: 'char', length: 36 })
  clientRowId!: string;

  @ManyToOne(() => ApiClient, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'client_row_id', foreignKeyConstraintName: 'fk_api_client_secrets_client' })
  client!: Relation<ApiClient>;

  /** SHA-256, in hexadecimal digits. A slow hash adds nothing to 256 random bits. */
  @Column({ name: 'hash', type: 'char', length: 64 })
  hash!: string;

  /** The last four characters, to tell secrets apart. */
  @Column({ name: 'hint', type: 'char', length: 4 })
  hint!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Null for the current one. */
  @Column({ name: 'expires_at', type: 'datetime', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
