import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../clock/clock';
import type { RosterMirror } from './roster-mirror.entity';

/** What a mirror holds. */
export type RosterCounts = Record<'schools' | 'people' | 'classes' | 'enrollments', number>;

type Row = Record<keyof RosterCounts, number | string>;

const countOf = (name: keyof RosterCounts) =>
  `(SELECT COUNT(*) FROM roster_${name} WHERE tenant_id = ? AND removed_at IS NULL) AS ${name}`;
const names = ['schools', 'people', 'classes', 'enrollments'] as const;
const mostKept = 1_000;
/** Milliseconds that a count may take without its result being kept although something has changed. */
const quick = 1_000;
/** How many times longer than it took a slow count is kept. */
const patience = 60;

interface Known {
  lastSeq: number;
  counts: Promise<RosterCounts>;
  /** Until then, changes don't make it count again. */
  keptUntil: number;
}

/** Counts mirrors, each again only after it has changed, and large ones not all the time: a million rows take a moment. */
@Injectable()
export class MirrorCounts {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  of({ tenantId, lastSeq, startedAt }: RosterMirror): Promise<RosterCounts> {
    const key = `${tenantId} ${startedAt.getTime()}`;
    const known = this.known.get(key);
    const began = this.clock.now();
    if (known && (known.lastSeq === lastSeq || began < known.keptUntil)) return known.counts;
    if (this.known.size >= mostKept) this.known.clear();
    const next: Known = { lastSeq, counts: this.count(tenantId), keptUntil: 0 };
    this.known.set(key, next);
    next.counts.then(
      () => {
        const took = this.clock.now() - began;
        if (took > quick) next.keptUntil = this.clock.now() + patience * took;
      },
      () => this.known.delete(key),
    );
    return next.counts;
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
