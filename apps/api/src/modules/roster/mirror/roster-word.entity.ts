import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the mirror has names of. */
export type NamedKind = 'person' | 'class';

/** A word by which somebody or something of the mirror is found, folded (ADR 0026). */
@Entity('roster_words', { withoutRowid: true })
@Index('ix_roster_words_seq', ['tenantId', 'kind', 'seq'])
export class RosterWord {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @PrimaryColumn({ name: 'kind', type: 'varchar', length: 8 })
  kind!: NamedKind;

  @PrimaryColumn({ name: 'word', type: 'varchar', length: 64 })
  word!: string;

  /** The tenant's number for the person or class. */
  @PrimaryColumn({ name: 'seq', type: 'integer' })
  seq!: number;

  /** All words of the name, with a space before each: what the other words of a search are looked for in. */
  @Column({ name: 'names', type: 'varchar', length: 512 })
  names!: string;
}
