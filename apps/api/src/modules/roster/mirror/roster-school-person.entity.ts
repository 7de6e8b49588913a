import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A person of a school. */
@Entity('roster_school_people')
@Index('uq_roster_school_people', ['tenantId', 'schoolId', 'personId'], { unique: true })
@Index('ix_roster_school_people_person', ['tenantId', 'personId'])
export class RosterSchoolPerson {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** Made from school and person. */
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'school_id', type: 'char', length: 36 })
  schoolId!: string;

  @Column({ name: 'person_id', type: 'char', length: 36 })
  personId!: string;
}
