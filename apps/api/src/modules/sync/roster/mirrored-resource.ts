import type { EntityClass } from '../../../database/entity-class';
import type { MirroredRow, RosterEnrollment } from '../../roster';

/** Where Graph states a column's value: a property, or one inside of a property. */
export type WirePath = readonly [property: string, inner?: string];

/** The properties of a row that come from Graph. */
export type Followed<Row extends MirroredRow> = Exclude<keyof Row & string, keyof MirroredRow>;

/** One of Graph's collections, and how its objects become rows of the mirror. */
export interface MirroredResource<Row extends MirroredRow> {
  /** Its name in checkpoints, and in the log. */
  readonly query: string;
  /** The collection, below Graph's version. */
  readonly collection: string;
  readonly entity: EntityClass & (new () => Row);
  readonly fields: Partial<Record<Followed<Row>, WirePath>>;
  /** What a new row has where Graph states nothing; what has no value here may be empty. */
  readonly initial: Partial<Row>;
  /** The column of enrollments that points here; they go with the row. */
  readonly enrolled?: keyof RosterEnrollment & ('classId' | 'personId');
  /** The tables of who and what is at which school, with the column that points here; their rows go with it. */
  readonly links: readonly { entity: EntityClass; column: 'schoolId' | 'personId' | 'classId' }[];
  /** Milliseconds after which a round reads everything again, since the delta doesn't report all removals. */
  readonly fullEvery?: number;
  /** Whether rows named by a delta, even if unchanged, have their people read again. */
  readonly hasPeople?: boolean;
}
