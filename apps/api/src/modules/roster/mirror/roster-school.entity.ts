import { Column, Entity, Index } from 'typeorm';
import { MirroredRow } from './mirrored-row';

/** A school, as Graph has it. */
@Entity('roster_schools')
@Index('uq_roster_schools_seq', ['tenantId', 'seq'], { unique: true })
@Index('ix_roster_schools_changed', ['tenantId', 'changedAt', 'id'])
export class RosterSchool extends MirroredRow {
  @Column({ name: 'name', type: 'varchar', length: 255 })
  name!: string;

  @Column({ name: 'number', type: 'varchar', length: 64, nullable: true })
  number!: string | null;

  @Column({ name: 'external_id', type: 'varchar', length: 128, nullable: true })
  externalId!: string | null;

  @Column({ name: 'lowest_grade', type: 'varchar', length: 32, nullable: true })
  lowestGrade!: string | null;

  @Column({ name: 'highest_grade', type: 'varchar', length: 32, nullable: true })
  highestGrade!: string | null;

  @Column({ name: 'street', type: 'varchar', length: 255, nullable: true })
  street!: string | null;

  @Column({ name: 'city', type: 'varchar', length: 128, nullable: true })
  city!: string | null;

  @Column({ name: 'state', type: 'varchar', length: 128, nullable: true })
  state!: string | null;

  @Column({ name: 'postal_code', type: 'varchar', length: 32, nullable: true })
  postalCode!: string | null;

  @Column({ name: 'country', type: 'varchar', length: 64, nullable: true })
  country!: string | null;

  @Column({ name: 'principal_name', type: 'varchar', length: 255, nullable: true })
  principalName!: string | null;

  @Column({ name: 'principal_email', type: 'varchar', length: 320, nullable: true })
  principalEmail!: string | null;

  @Column({ name: 'phone', type: 'varchar', length: 64, nullable: true })
  phone!: string | null;
}
