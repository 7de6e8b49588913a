import type { NamedKind, NamedRow } from '../../roster';
import type { ChangeNote, PagePlan } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';

/** Rows whose names may have changed. */
export class NamesPlan implements PagePlan {
  readonly alive: readonly string[] = [];
  readonly present: readonly string[] = [];
  readonly suspects: ReadonlyMap<string, RemovalReason> = new Map();
  readonly counts = { added: 0, updated: 0, reactivated: 0, unknown: 0 };
  readonly notes: readonly ChangeNote[] = [];
  readonly rows: Record<NamedKind, NamedRow[]> = { person: [], class: [] };
  /** At the end of a round: all rows up to this number can be found. */
  upTo: number | undefined;
}
