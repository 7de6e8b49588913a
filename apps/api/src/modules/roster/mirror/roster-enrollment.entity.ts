import { Column, Entity, Index } from 'typeorm';
import { MirroredRow } from './mirrored-row';

/** A person in a class. Its id is made from class, person and role, so that it is the same again after a return. */
@Entity('roster_enrollments')
@Index('uq_roster_enrollments_seq', ['tenantId', 'seq'], { unique: true })
@Index('ix_roster_enrollments_changed', ['tenantId', 'changedAt', 'id'])
@Index('ix_roster_enrollments_class', ['tenantId', 'classId'])
@Index('ix_roster_enrollments_person', ['tenantId', 'personId'])
export class RosterEnrollment extends MirroredRow {
  @Column({ name: 'class_id', type: 'char', length: 36 })
  classId!: string;

  @Column({ name: 'person_id', type: 'char', length: 36 })
  personId!: string;

  /** teacher for the class's owners, otherwise student. */
  @Column({ name: 'role', type: 'varchar', length: 16 })
  role!: string;
}
