import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RosterMirror } from './roster-mirror.entity';

/** What a mirror holds. */
export type RosterCounts = Record<'schools' | 'people' | 'classes' | 'enrollments', number>;

type Row = Record<keyof RosterCounts, number | string>;

const countOf = (name: keyof RosterCounts) =>
  `(SELECT COUNT(*) FROM roster_${name} WHERE tenant_id = ? AND removed_at IS NULL) AS ${name}`;
const names = ['schools', 'people', 'classes', 'enrollments'] as const;
const mostKept = 1_000;

/** Counts mirrors, each again only after it has changed: a million enrollments take a moment. */
@Injectable()
export class MirrorCounts {
  private readonly known = new Map<string, { lastSeq: number; counts: RosterCounts }>();

  constructor(private readonly dataSource: DataSource) {}

  async of({ tenantId, lastSeq, startedAt }: RosterMirror): Promise<RosterCounts> {
    const key = `${tenantId} ${startedAt.getTime()}`;
    const known = this.known.get(key);
    if (known?.lastSeq === lastSeq) return known.counts;
    const counts = await this.count(tenantId);
    if (this.known.size >= mostKept) this.known.clear();
    this.known.set(key, { lastSeq, counts });
    return counts;
  }

  private async count(tenantId: string): Promise<RosterCounts> {
    const [row] = await this.dataSource.query<[Row]>(
      `SELECT ${names.map(countOf).join(', ')}`,
      names.map(() => tenantId),
    );
    const { schools, people, classes, enrollments } = row;
    return {
      schools: Number(schools),
      people: Number(people),
      classes: Number(classes),
      enrollments: Number(enrollments),
    };
  }
}
