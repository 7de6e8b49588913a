import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { clockAt } from '../../../../clock/testing/clock-at';
import { MirrorTable } from '../../mirror/mirror-table';
import { RosterMirrorRepository } from '../../mirror/roster-mirror.repository';
import { RosterSchoolClass } from '../../mirror/roster-school-class.entity';
import { RosterSchoolPerson } from '../../mirror/roster-school-person.entity';
import { rosterLists, type RosterKind } from '../roster-lists';
import { RosterReader } from '../roster-reader';
import type { Roster } from '../roster';

/** A row's own values; all others are null, or as good as. */
export type Values = { id: string } & Record<string, unknown>;

const required: Record<RosterKind, Record<string, unknown>> = {
  schools: { name: 'School' },
  classes: { name: 'Class' },
  people: { primaryRole: 'student' },
  enrollments: { classId: 'c', personId: 'p', role: 'student' },
};

/** A mirror that a test writes row by row, numbered and stamped as the sync does. */
export class WrittenRoster {
  readonly reader: RosterReader;
  readonly mirrors: RosterMirrorRepository;
  private readonly seqs = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    readonly tenantId: string = randomUUID(),
  ) {
    // A clock that stands still: only the mirror's own times tell changes apart.
    this.mirrors = new RosterMirrorRepository(
      dataSource,
      clockAt(() => Date.parse('2026-03-08T07:30:00.456Z')),
    );
    this.reader = new RosterReader(dataSource, this.mirrors);
  }

  static async start(dataSource: DataSource, tenantId?: string): Promise<WrittenRoster> {
    const written = new WrittenRoster(dataSource, tenantId);
    await written.mirrors.start(written.tenantId, 'Pat Rivera');
    await written.mirrors.markFilled(written.tenantId);
    return written;
  }

  open(): Promise<Roster> {
    return this.reader.open(this.tenantId);
  }

  /** Adds or replaces rows in one transaction. */
  async write(kind: RosterKind, rows: readonly Values[], isRemoved = false): Promise<void> {
    const added = rows.filter(({ id }) => !this.seqs.has(`${kind} ${id}`));
    await this.dataSource.transaction(async (manager) => {
      const revision = await this.mirrors.revise(manager, this.tenantId, added.length);
      added.forEach(({ id }, nth) =>
        this.seqs.set(`${kind} ${id}`, revision.changedSeq - added.length + nth),
      );
      const complete = rows.map((row) => ({
        tenantId: this.tenantId,
        ...required[kind],
        ...row,
        ...revision,
        seq: this.seqs.get(`${kind} ${row.id}`),
        removedAt: isRemoved ? revision.changedAt : null,
        syncRound: 1,
      }));
      const table = new MirrorTable(manager, rosterLists[kind].entity as never);
      await table.put(complete as never[]);
    });
  }

  async place(
    schoolId: string,
    { people = [], classes = [] }: { people?: string[]; classes?: string[] },
  ): Promise<void> {
    const { tenantId } = this;
    const key = (other: string) => ({ tenantId, schoolId, id: `${schoolId} ${other}` });
    const { manager } = this.dataSource;
    await new MirrorTable(manager, RosterSchoolPerson).put(
      people.map((personId) => ({ ...key(personId), personId })),
    );
    await new MirrorTable(manager, RosterSchoolClass).put(
      classes.map((classId) => ({ ...key(classId), classId })),
    );
  }
}
