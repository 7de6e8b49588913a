import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The `state` of a completed round trip to Microsoft: no replica accepts it again (S-1). */
@Entity('used_states')
@Index('ix_used_states_expires', ['expiresAt'])
export class UsedState {
  @PrimaryColumn({ name: 'state_hash', type: 'char', length: 64 })
  stateHash!: string;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;
}
