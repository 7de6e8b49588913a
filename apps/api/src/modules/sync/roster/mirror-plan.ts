import type { MirroredRow } from '../../roster';
import type { ChangeNote, PagePlan } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';
import type { Followed, MirroredResource } from './mirrored-resource';
import type { RosterEntry, Said } from './roster-entry';

/** A row to be written, still without its numbers. */
export type Draft<Row extends MirroredRow> = Omit<
  Row,
  'seq' | 'changedSeq' | 'changedAt' | 'syncRound'
> &
  Partial<Pick<Row, 'seq'>>;

/** What a page of objects means for the mirror. */
export class MirrorPlan<Row extends MirroredRow> implements PagePlan {
  readonly alive: string[] = [];
  /** What an entry states about an object is enough to know that it exists. */
  readonly present: readonly string[] = [];
  readonly suspects = new Map<string, RemovalReason>();
  readonly counts = { added: 0, updated: 0, reactivated: 0, unknown: 0 };
  /** A renamed term changes thousands of classes: the log has their number only. */
  readonly notes: readonly ChangeNote[] = [];
  readonly changed: Draft<Row>[] = [];
  /** Ids of rows that were seen and stay as they are. */
  readonly unchanged: string[] = [];
  /** Ids of rows that had been removed and exist again. */
  readonly back: string[] = [];

  constructor(
    private readonly tenantId: string,
    private readonly resource: MirroredResource<Row>,
  ) {}

  get added(): number {
    return this.counts.added;
  }

  add(id: string, { said, gone }: RosterEntry<Row>, row: Row | undefined): void {
    if (gone) {
      if (row && row.removedAt === null) this.suspects.set(id, gone);
      return;
    }
    this.alive.push(id);
    if (!row) this.addNew(id, said);
    else this.addKnown(row, said);
  }

  private addNew(id: string, said: Said<Row>): void {
    const { tenantId } = this;
    const row = { tenantId, id, removedAt: null, ...this.resource.initial, ...said };
    this.changed.push(row as unknown as Draft<Row>);
    this.counts.added += 1;
  }

  private addKnown(row: Row, said: Said<Row>): void {
    const names = Object.keys(said) as Followed<Row>[];
    const fields = names.filter((name) => row[name] !== said[name]);
    const isBack = row.removedAt !== null;
    if (fields.length === 0 && !isBack) {
      this.unchanged.push(row.id);
      return;
    }
    this.changed.push({ ...row, ...said, removedAt: null });
    this.counts[isBack ? 'reactivated' : 'updated'] += 1;
    if (isBack) this.back.push(row.id);
  }
}
