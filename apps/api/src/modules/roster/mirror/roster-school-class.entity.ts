import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A class of a school. */
@Entity('roster_school_classes')
@Index('uq_roster_school_classes', ['tenantId', 'schoolId', 'classId'], { unique: true })
@Index('ix_roster_school_classes_class', ['tenantId', 'classId'])
export class RosterSchoolClass {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  /** Made from school and class. */
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 })
  id!: string;

  @Column({ name: 'school_id', type: 'char', length: 36 })
  schoolId!: string;

  @Column({ name: 'class_id', type: 'char', length: 36 })
  classId!: string;
}
