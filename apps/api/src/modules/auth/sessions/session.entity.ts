import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { parseJson } from '../../../text/parse-json';
import type { LaterNames } from './later-names';

const names = {
  to: (later?: LaterNames | null) => later && JSON.stringify(later),
  from: (stored: string | null) => stored && (parseJson(stored) as LaterNames),
};

/** A browser's session on the server. */
@Entity('sessions')
@Index('ix_sessions_user', ['userId'])
@Index('ix_sessions_microsoft', ['objectId'])
@Index('ix_sessions_expires', ['expiresAt'])
export class Session {
  /** SHA-256 of the session's id: reading this table isn't enough to take over a session (S-7). */
  @PrimaryColumn({ name: 'sid_hash', type: 'char', length: 64 })
  sidHash!: string;

  /** The signed-in local account, for revocation; no foreign key, because a session without its account is harmless. */
  @Column({ name: 'user_id', type: 'char', length: 36, nullable: true })
  userId!: string | null;

  /** With `objectId`: the signed-in Microsoft account. */
  @Column({ name: 'microsoft_tenant_id', type: 'char', length: 36, nullable: true })
  tenantId!: string | null;

  @Column({ name: 'microsoft_object_id', type: 'char', length: 36, nullable: true })
  objectId!: string | null;

  /** What the sync has learned since; separate from `data`, which any request may write back as it read it. */
  @Column({ name: 'later_names', type: 'mediumtext', nullable: true, transformer: names })
  laterNames!: LaterNames | null;

  @Column({ name: 'data', type: 'mediumtext' })
  data!: string;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;
}
