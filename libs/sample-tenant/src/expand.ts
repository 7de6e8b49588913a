import type { SampleClass, SampleStudent, SampleTeacher, SampleTerm } from './sample-types';

/** A class in short form; its students are all, or every other one, of its grade. */
export interface ClassLine {
  readonly title: string;
  readonly code: string;
  readonly subject: string;
  readonly grade: string;
  readonly term: SampleTerm;
  readonly teacherIds: readonly string[];
  readonly takenBy?: 'all' | 'odd' | 'even';
}

/** Builds numbered students from `Given Surname` names by grade. */
export function listStudents(
  schoolId: string,
  firstId: number,
  byGrade: Readonly<Record<string, readonly string[]>>,
): SampleStudent[] {
  const all = Object.entries(byGrade).flatMap(([grade, names]) =>
    names.map((name) => ({ grade, name })),
  );
  return all.map(({ grade, name }, index) => {
    const [givenName = '', ...surname] = name.split(' ');
    return { id: String(firstId + index), schoolId, grade, givenName, surname: surname.join(' ') };
  });
}

/** Adds ids and the school to teachers. */
export function listTeachers(
  schoolId: string,
  firstId: number,
  lines: readonly Omit<SampleTeacher, 'id' | 'schoolId'>[],
): SampleTeacher[] {
  return lines.map((line, index) => ({ id: String(firstId + index), schoolId, ...line }));
}

/** Adds ids to classes and enrolls the students of their grade. */
export function listClasses(
  firstId: number,
  lines: readonly ClassLine[],
  students: readonly SampleStudent[],
): SampleClass[] {
  return lines.map(({ takenBy = 'all', ...line }, index) => {
    const ofGrade = students.filter(({ grade }) => grade === line.grade);
    const taking = ofGrade.filter(
      (_, place) => takenBy === 'all' || (place % 2 === 1) === (takenBy === 'odd'),
    );
    const studentIds = taking.map(({ id }) => id);
    const schoolId = students[0]?.schoolId ?? '';
    return { id: String(firstId + index), schoolId, studentIds, ...line };
  });
}
