import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The right to do one thing (refresh a token, sync a tenant), held by one process at a time: see `leases.ts`. */
@Entity('leases')
export class Lease {
  @PrimaryColumn({ name: 'name', type: 'varchar', length: 128 })
  name!: string;

  @Column({ name: 'holder', type: 'varchar', length: 64, nullable: true })
  holder!: string | null;

  /** Goes up with every holder, so an earlier one's late write is recognized. MySQL returns it as text. */
  @Column({ name: 'fence', type: 'bigint', default: 0 })
  fence!: number | string;

  /** By the database's clock. */
  @Column({ name: 'expires_ms', type: 'bigint', default: 0 })
  expiresMs!: number | string;
}
