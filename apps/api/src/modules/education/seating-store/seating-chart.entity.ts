import type { SeatingRule } from '@app/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { parseJson } from '../../../text/parse-json';

const json = {
  to: (rules?: SeatingRule[]) => rules && JSON.stringify(rules),
  from: (stored: string) => parseJson(stored) as SeatingRule[],
};

/**
 * A class's chart apart from its seats. Everything that reads or writes seats goes through this row: it names the
 * tenant, and a class belongs to one tenant only.
 */
@Entity('seating_charts')
@Index('uq_seating_charts_class', ['classId'], { unique: true })
export class SeatingChart {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @PrimaryColumn({ name: 'class_id', type: 'char', length: 36 })
  classId!: string;

  /** 1 after the first save, then one more with each save (SEAT-2). */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'rules', type: 'mediumtext', transformer: json })
  rules!: SeatingRule[];

  /** The teacher's name at the time. */
  @Column({ name: 'saved_by', type: 'varchar', length: 255 })
  savedBy!: string;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  savedAt!: Date;
}
