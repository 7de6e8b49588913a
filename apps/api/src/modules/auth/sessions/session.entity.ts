import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser's session on the server. */
@Entity('sessions')
@Index('ix_sessions_user', ['userId'])
@Index('ix_sessions_expires', ['expiresAt'])
export class SessionRow {
  /** SHA-256 of the session's id: who reads this table cannot take a session over (S-7). */
  @PrimaryColumn({ name: 'sid_hash', type: 'char', length: 64 })
  sidHash!: string;

  /** The local account signed in, for revocation; no foreign key, as a session outlives nothing it needs. */
  @Column({ name: 'user_id', type: 'char', length: 36, nullable: true })
  userId!: string | null;

  @Column({ name: 'data', type: 'mediumtext' })
  data!: string;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;
}
