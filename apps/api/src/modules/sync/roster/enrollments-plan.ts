import type { RosterEnrollment } from '../../roster';
import type { ChangeNote, PagePlan } from '../engine/delta-handler';
import type { RemovalReason } from '../engine/sync-removal.entity';

type Wanted = Pick<RosterEnrollment, 'id' | 'classId' | 'personId' | 'role'>;

/** What the lists of some classes mean for the mirror's enrollments. */
export class EnrollmentsPlan implements PagePlan {
  readonly alive: string[] = [];
  readonly present: readonly string[] = [];
  readonly suspects = new Map<string, RemovalReason>();
  readonly counts = { added: 0, updated: 0, reactivated: 0, unknown: 0 };
  readonly notes: readonly ChangeNote[] = [];
  readonly changed: (Wanted & { tenantId: string; seq?: number })[] = [];
  /** The classes that were read, or no longer exist. */
  readonly classIds: string[] = [];

  constructor(private readonly tenantId: string) {}

  /** One class: the enrollments its lists mean, and those stored. */
  add(wanted: readonly Wanted[], rows: readonly RosterEnrollment[]): void {
    const known = new Map(rows.map((row) => [row.id, row]));
    for (const enrollment of wanted) {
      this.alive.push(enrollment.id);
      this.addOne(enrollment, known.get(enrollment.id));
      known.delete(enrollment.id);
    }
    for (const [id, { removedAt }] of known)
      if (removedAt === null) this.suspects.set(id, 'deleted');
  }

  private addOne(wanted: Wanted, row: RosterEnrollment | undefined): void {
    if (row && row.removedAt === null) return;
    const { tenantId } = this;
    this.changed.push({ ...wanted, tenantId, ...(row && { seq: row.seq }) });
    this.counts[row ? 'reactivated' : 'added'] += 1;
  }
}
