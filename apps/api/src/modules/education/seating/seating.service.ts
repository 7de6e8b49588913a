import type { SaveSeating, SeatingChart, SeatingRule } from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { SessionUser } from '../../auth';
import { ClassAccess, studentsOf, type OpenClass } from '../classes';
import { checkSeating } from './check-seating';
import { SeatingRepository, type ChartKey, type StoredChart } from './seating.repository';
import { readIfMatch, writeETag } from './seating-version';

/** The wall clock, so that a test decides the time. */
export const SEATING_CLOCK = Symbol('SEATING_CLOCK');

export interface TaggedChart {
  chart: SeatingChart;
  etag: string;
}

/** Who sits where in a class: members see it, its teachers arrange it (SEAT-1, SEAT-2). */
@Injectable()
export class SeatingService {
  constructor(
    private readonly access: ClassAccess,
    private readonly charts: SeatingRepository,
    @Inject(SEATING_CLOCK) private readonly now: () => Date,
  ) {}

  async find(user: SessionUser, classId: string): Promise<TaggedChart> {
    const opened = await this.access.open(user, classId);
    return present(await this.charts.find(keyOf(user, opened)), opened);
  }

  /**
   * @param ifMatch the header of that name
   * @throws VersionRequired, SeatingChanged, ValidationFailed; nothing is written then
   */
  async save(
    user: SessionUser,
    classId: string,
    { ifMatch, chart }: { ifMatch: string | undefined; chart: SaveSeating },
  ): Promise<TaggedChart> {
    const opened = await this.access.openAsTeacher(user, classId);
    const version = readIfMatch(ifMatch);
    checkSeating(chart, studentIdsOf(opened));
    const savedBy = {
      displayName: user.microsoft?.displayName ?? '',
      at: this.now().toISOString(),
    };
    const saved = await this.charts.save(keyOf(user, opened), { ...chart, version, savedBy });
    return present(saved, opened);
  }
}

/** With the class's id as Graph writes it: another spelling of it must not make a second chart. */
const keyOf = ({ microsoft }: SessionUser, { roster }: OpenClass): ChartKey => ({
  tenantId: microsoft?.tenantId ?? '',
  classId: roster.class.id,
});

const studentIdsOf = ({ roster }: OpenClass) => new Set(studentsOf(roster).map(({ id }) => id));

/** Without those who left the class; the next save takes them out for good. */
function present(stored: StoredChart, opened: OpenClass): TaggedChart {
  const students = studentIdsOf(opened);
  const chart: SeatingChart = {
    seats: stored.seats.filter(({ userId }) => students.has(userId)),
    rules: opened.role === 'Student' ? [] : keepRules(stored.rules, students),
    ...(stored.savedBy && { savedBy: stored.savedBy }),
  };
  return { chart, etag: writeETag(stored.version, chart) };
}

function keepRules(rules: SeatingRule[], students: ReadonlySet<string>): SeatingRule[] {
  return rules
    .map(({ kind, userIds }) => ({ kind, userIds: userIds.filter((id) => students.has(id)) }))
    .filter(({ kind, userIds }) => userIds.length > (kind === 'apart' ? 1 : 0));
}
