import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tenant whose roster is mirrored, because an administrator has turned that on. */
@Entity('roster_mirrors')
export class RosterMirror {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;

  /** The administrator's name. */
  @Column({ name: 'started_by', type: 'varchar', length: 255 })
  startedBy!: string;

  /** The last number given to a row or a change. */
  @Column({ name: 'last_seq', type: 'integer', default: 0 })
  lastSeq!: number;

  /** The time of the last change, which the next one must be after. */
  @Column({ name: 'changed_at', type: 'datetime', precision: 3, nullable: true })
  changedAt!: Date | null;

  /** The last number when the schools' lists were last read: later people and classes still lack their schools. */
  @Column({ name: 'placed_seq', type: 'integer', default: 0 })
  placedSeq!: number;

  /** When its tombstones were last cleared. */
  @Column({ name: 'purged_at', type: 'datetime', precision: 3, nullable: true })
  purgedAt!: Date | null;

  /** The last number whose names can be searched for. */
  @Column({ name: 'named_seq', type: 'integer', default: 0 })
  namedSeq!: number;

  /** The version of the rules by which names were folded. */
  @Column({ name: 'name_rules', type: 'integer', default: 0 })
  nameRules!: number;

  /** When everything had been read once; until then the mirror is no answer to anything. */
  @Column({ name: 'filled_at', type: 'datetime', precision: 3, nullable: true })
  filledAt!: Date | null;

  /** When the last turn began that left nothing to read: as of then, the mirror shows what Microsoft 365 said. */
  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true })
  readAt!: Date | null;
}
