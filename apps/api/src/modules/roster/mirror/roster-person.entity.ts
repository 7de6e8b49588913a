import { Column, Entity, Index } from 'typeorm';
import { MirroredRow } from './mirrored-row';

/** A student, teacher or anyone else whom Graph has as an education user. */
@Entity('roster_people')
@Index('uq_roster_people_seq', ['tenantId', 'seq'], { unique: true })
@Index('ix_roster_people_changed', ['tenantId', 'changedAt', 'id'])
export class RosterPerson extends MirroredRow {
  @Column({ name: 'display_name', type: 'varchar', length: 255, nullable: true })
  displayName!: string | null;

  @Column({ name: 'given_name', type: 'varchar', length: 255, nullable: true })
  givenName!: string | null;

  @Column({ name: 'surname', type: 'varchar', length: 255, nullable: true })
  surname!: string | null;

  @Column({ name: 'user_principal_name', type: 'varchar', length: 320, nullable: true })
  userPrincipalName!: string | null;

  @Column({ name: 'mail', type: 'varchar', length: 320, nullable: true })
  mail!: string | null;

  /** student, teacher or none. */
  @Column({ name: 'primary_role', type: 'varchar', length: 16 })
  primaryRole!: string;

  /** Null until Graph states it. */
  @Column({ name: 'is_enabled', type: 'boolean', nullable: true })
  isEnabled!: boolean | null;

  @Column({ name: 'grade', type: 'varchar', length: 32, nullable: true })
  grade!: string | null;

  @Column({ name: 'student_number', type: 'varchar', length: 64, nullable: true })
  studentNumber!: string | null;

  @Column({ name: 'student_external_id', type: 'varchar', length: 128, nullable: true })
  studentExternalId!: string | null;

  @Column({ name: 'teacher_number', type: 'varchar', length: 64, nullable: true })
  teacherNumber!: string | null;

  @Column({ name: 'teacher_external_id', type: 'varchar', length: 128, nullable: true })
  teacherExternalId!: string | null;
}
