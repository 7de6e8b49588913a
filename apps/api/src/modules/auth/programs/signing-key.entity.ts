import { Column, Entity, PrimaryColumn } from 'typeorm';
import { asBuffer } from '../../../database/as-buffer';

/** A key that signs access tokens of programs; all replicas share it. */
@Entity('signing_keys')
export class SigningKey {
  /** Its JWK thumbprint (RFC 7638). */
  @PrimaryColumn({ name: 'kid', type: 'char', length: 43 })
  kid!: string;

  /** JSON. */
  @Column({ name: 'public_jwk', type: 'varchar', length: 1000 })
  publicJwk!: string;

  /** The private JWK, sealed with the key `key_id` of TOKEN_ENCRYPTION_KEYS. */
  @Column({ name: 'sealed', type: 'mediumblob', transformer: asBuffer })
  sealed!: Buffer;

  @Column({ name: 'key_id', type: 'varchar', length: 64 })
  keyId!: string;

  /** From then on it signs; it is published before. */
  @Column({ name: 'activates_at', type: 'datetime', precision: 3 })
  activatesAt!: Date;

  /** From then on no token signed with it is valid, and it is no longer published. */
  @Column({ name: 'retires_at', type: 'datetime', precision: 3 })
  retiresAt!: Date;
}
