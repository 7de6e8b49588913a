import type { ChangeNote, PagePlan } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';

/** Someone or something at a school. */
export interface SchoolLink {
  tenantId: string;
  id: string;
  schoolId: string;
  otherId: string;
}

/** What a school's lists mean for the mirror. */
export class SchoolListsPlan implements PagePlan {
  readonly alive: string[] = [];
  readonly present: readonly string[] = [];
  readonly suspects = new Map<string, RemovalReason>();
  readonly counts = { added: 0, updated: 0, reactivated: 0, unknown: 0 };
  readonly notes: readonly ChangeNote[] = [];
  readonly newPeople: SchoolLink[] = [];
  readonly newClasses: SchoolLink[] = [];
  /** At the start of a round: all rows up to this number are in its lists if they are at a school. */
  placedSeq: number | undefined;

  addPeople(wanted: readonly SchoolLink[], known: readonly { id: string }[]): void {
    this.newPeople.push(...this.compare(wanted, known));
  }

  addClasses(wanted: readonly SchoolLink[], known: readonly { id: string }[]): void {
    this.newClasses.push(...this.compare(wanted, known));
  }

  private compare(wanted: readonly SchoolLink[], known: readonly { id: string }[]): SchoolLink[] {
    const left = new Set(known.map(({ id }) => id));
    const added = wanted.filter(({ id }) => !left.delete(id));
    this.alive.push(...wanted.map(({ id }) => id));
    for (const id of left) this.suspects.set(id, 'deleted');
    this.counts.added += added.length;
    return added;
  }
}
