import { Entity, PrimaryColumn } from 'typeorm';
import type { NamedKind } from './roster-word.entity';

/** A tenant's words from each of their letters on, so that the middle of a word is found. Names repeat, so these are few. */
@Entity('roster_word_parts', { withoutRowid: true })
export class RosterWordPart {
  @PrimaryColumn({ name: 'tenant_id', type: 'char', length: 36 })
  tenantId!: string;

  @PrimaryColumn({ name: 'kind', type: 'varchar', length: 8 })
  kind!: NamedKind;

  @PrimaryColumn({ name: 'part', type: 'varchar', length: 64 })
  part!: string;

  @PrimaryColumn({ name: 'word', type: 'varchar', length: 64 })
  word!: string;
}
