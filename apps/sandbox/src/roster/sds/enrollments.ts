import type { PersonKey } from '../../tenant/roster/roster';

export interface Enrollment {
  readonly classId: string;
  readonly as: 'student' | 'teacher';
  readonly person: PersonKey;
}

interface ClassPeople {
  readonly students: Set<PersonKey>;
  readonly teachers: Set<PersonKey>;
}

/** Who is in which class. Someone enrolled twice counts once. */
export class Enrollments {
  private readonly byClass = new Map<string, ClassPeople>();

  add({ classId, as, person }: Enrollment): void {
    let people = this.byClass.get(classId);
    if (!people) {
      people = { students: new Set(), teachers: new Set() };
      this.byClass.set(classId, people);
    }
    (as === 'teacher' ? people.teachers : people.students).add(person);
  }

  of(classId: string): {
    readonly students: readonly PersonKey[];
    readonly teachers: readonly PersonKey[];
  } {
    const people = this.byClass.get(classId);
    return { students: [...(people?.students ?? [])], teachers: [...(people?.teachers ?? [])] };
  }
}
