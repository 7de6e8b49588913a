import { Column, Entity, Index } from 'typeorm';
import { MirroredRow } from './mirrored-row';

/** A class, with its course and its term. */
@Entity('roster_classes')
@Index('uq_roster_classes_seq', ['tenantId', 'seq'], { unique: true })
@Index('ix_roster_classes_changed', ['tenantId', 'changedAt', 'id'])
@Index('ix_roster_classes_due', ['tenantId', 'peopleDueAt', 'seq'])
export class RosterClass extends MirroredRow {
  @Column({ name: 'name', type: 'varchar', length: 255 })
  name!: string;

  @Column({ name: 'code', type: 'varchar', length: 64, nullable: true })
  code!: string | null;

  @Column({ name: 'external_id', type: 'varchar', length: 128, nullable: true })
  externalId!: string | null;

  @Column({ name: 'grade', type: 'varchar', length: 32, nullable: true })
  grade!: string | null;

  @Column({ name: 'course_name', type: 'varchar', length: 255, nullable: true })
  courseName!: string | null;

  @Column({ name: 'course_number', type: 'varchar', length: 64, nullable: true })
  courseNumber!: string | null;

  @Column({ name: 'course_external_id', type: 'varchar', length: 128, nullable: true })
  courseExternalId!: string | null;

  @Column({ name: 'course_subject', type: 'varchar', length: 128, nullable: true })
  courseSubject!: string | null;

  @Column({ name: 'term_name', type: 'varchar', length: 255, nullable: true })
  termName!: string | null;

  @Column({ name: 'term_external_id', type: 'varchar', length: 128, nullable: true })
  termExternalId!: string | null;

  /** A date without a time, as are the term's others: YYYY-MM-DD. */
  @Column({ name: 'term_start', type: 'varchar', length: 10, nullable: true })
  termStart!: string | null;

  @Column({ name: 'term_end', type: 'varchar', length: 10, nullable: true })
  termEnd!: string | null;

  /** When its members and teachers have to be read again; null while the class is removed. */
  @Column({ name: 'people_due_at', type: 'datetime', precision: 3, nullable: true })
  peopleDueAt!: Date | null;
}
