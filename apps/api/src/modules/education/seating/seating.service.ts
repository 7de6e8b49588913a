import type { SaveSeating, SeatingChart, SeatingRule } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import type { SessionUser } from '../../auth';
import { ClassAccess, studentsOf, type ReadableClass } from '../classes/class-access';
import {
  SeatingRepository,
  type ChartKey,
  type StoredChart,
} from '../seating-store/seating.repository';
import { readIfMatch, writeETag } from '../seating-store/seating-version';
import { checkSeating } from './check-seating';

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
    private readonly clock: Clock,
  ) {}

  async find(user: SessionUser, classId: string): Promise<TaggedChart> {
    const opened = await this.access.openToRead(user, classId);
    return present(await this.charts.find(keyOf(user, opened)), opened);
  }

  /**
   * @param ifMatch the `If-Match` header
   * @throws VersionRequired, SeatingChanged, ValidationFailed, having written nothing
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
      at: this.clock.date().toISOString(),
    };
    const saved = await this.charts.save(keyOf(user, opened), { ...chart, version, savedBy });
    return present(saved, opened);
  }
}

/** With the class id as Graph writes it: another spelling must not create a second chart. */
const keyOf = ({ microsoft }: SessionUser, { roster }: ReadableClass): ChartKey => ({
  tenantId: microsoft?.tenantId ?? '',
  classId: roster.class.id,
});

const studentIdsOf = ({ roster }: ReadableClass) => new Set(studentsOf(roster).map(({ id }) => id));

/** Without students who left the class; the next save removes them for good. */
function present(stored: StoredChart, opened: ReadableClass): TaggedChart {
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
