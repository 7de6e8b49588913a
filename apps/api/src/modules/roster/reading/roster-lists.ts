import type { EntityClass } from '../../../database/entity-class';
import { RosterClass } from '../mirror/roster-class.entity';
import { RosterEnrollment } from '../mirror/roster-enrollment.entity';
import { RosterPerson } from '../mirror/roster-person.entity';
import { RosterSchool } from '../mirror/roster-school.entity';

/** Columns that only the sync needs. */
type Internal = 'syncRound' | 'peopleDueAt';

/** A row of each list. `removedAt` is set on those that only remain as tombstones. */
export interface RosterRows {
  schools: Omit<RosterSchool, Internal>;
  classes: Omit<RosterClass, Internal>;
  people: Omit<RosterPerson, Internal>;
  enrollments: Omit<RosterEnrollment, Internal>;
}

export type RosterKind = keyof RosterRows;

/** Whose rows: only those that a school, a class or a person has to do with. Removed enrollments lead to no one. */
export interface Narrowing {
  schoolId?: string | undefined;
  classId?: string | undefined;
  personId?: string | undefined;
  /** A role in the class, for the people of a class and the classes of a person; otherwise a person's primary role. */
  role?: 'student' | 'teacher' | undefined;
}

export type NarrowedBy = Exclude<keyof Narrowing, 'role'>;

/** Another table that says which rows belong to something. */
export interface Link {
  table: string;
  /** The link's column with what the list is narrowed to. */
  to: string;
  /** The link's column with the list's row, and the list's column with the same. */
  from: string;
  own: string;
  /** Whether it's an enrollment: with a role, and possibly removed. */
  isEnrollment?: true;
}

export interface RosterList {
  entity: EntityClass;
  /** What it can be narrowed by: a column of its own, or a link. */
  by: Partial<Record<NarrowedBy, string | Link>>;
  /** The column with a row's own role. */
  role?: string;
}

const pupils = { table: 'roster_school_people', own: 'id' };
const taught = { table: 'roster_school_classes', own: 'id' };
const enrolled = { table: 'roster_enrollments', own: 'id', isEnrollment: true } as const;

/** All that can be listed, and what it can be narrowed by. */
export const rosterLists: Record<RosterKind, RosterList> = {
  schools: {
    entity: RosterSchool,
    by: {
      classId: { ...taught, from: 'school_id', to: 'class_id' },
      personId: { ...pupils, from: 'school_id', to: 'person_id' },
    },
  },
  classes: {
    entity: RosterClass,
    by: {
      schoolId: { ...taught, from: 'class_id', to: 'school_id' },
      personId: { ...enrolled, from: 'class_id', to: 'person_id' },
    },
  },
  people: {
    entity: RosterPerson,
    by: {
      schoolId: { ...pupils, from: 'person_id', to: 'school_id' },
      classId: { ...enrolled, from: 'person_id', to: 'class_id' },
    },
    role: 'primary_role',
  },
  enrollments: {
    entity: RosterEnrollment,
    by: {
      schoolId: { ...taught, own: 'class_id', from: 'class_id', to: 'school_id' },
      classId: 'class_id',
      personId: 'person_id',
    },
    role: 'role',
  },
};
