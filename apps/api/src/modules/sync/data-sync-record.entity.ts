import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Where the sync of one query of one tenant goes on: Graph's next or delta link, as given. */
@Entity('data_sync_records')
@Index('uq_data_sync_records_tenant_query', ['tenantId', 'query'], { unique: true })
export class DataSyncRecord {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'query', type: 'varchar', length: 64 })
  query!: string;

  @Column({ name: 'next_link', type: 'mediumtext', nullable: true })
  nextLink!: string | null;

  @Column({ name: 'delta_link', type: 'mediumtext', nullable: true })
  deltaLink!: string | null;

  @Column({ name: 'updated', type: 'datetime', precision: 3 })
  updated!: Date;
}
