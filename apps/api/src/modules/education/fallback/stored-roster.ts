import { NotFound } from '../../../http';
import {
  unnamed,
  type ClassRoster,
  type WireClass,
  type WirePerson,
  type WireSchool,
} from '../../graph';
import type { Roster, RosterRows } from '../../roster';

/** A tenant's roster as a person sees it while Graph is away: the mirror's rows, in the form of Graph's answers. */
export class StoredRoster {
  constructor(
    private readonly roster: Roster,
    private readonly personId: string,
  ) {}

  get asOf(): Date {
    return this.roster.asOf;
  }

  schools(): Promise<WireSchool[]> {
    return this.readSchools({});
  }

  mySchools(): Promise<WireSchool[]> {
    return this.readSchools({ personId: this.personId });
  }

  /** @throws NotFound */
  async schoolClasses(schoolId: string): Promise<WireClass[]> {
    const school = await this.roster.find('schools', schoolId);
    if (!school || school.removedAt) throw new NotFound();
    return this.readClasses({ schoolId });
  }

  myClasses(): Promise<WireClass[]> {
    return this.readClasses({ personId: this.personId });
  }

  /** Teachers by class, in two statements for any number of classes. */
  async classTeachers(classIds: readonly string[]): Promise<Map<string, WirePerson[]>> {
    const teachers = new Map<string, WirePerson[]>(classIds.map((id) => [id, []]));
    for (const { classId, role, person } of await this.peopleOf(classIds)) {
      if (role === 'teacher') teachers.get(classId)?.push(person);
    }
    return teachers;
  }

  /** @throws NotFound */
  async openClass(classId: string): Promise<ClassRoster> {
    const found = await this.roster.find('classes', classId);
    if (!found || found.removedAt) throw new NotFound();
    const [people, schools] = await Promise.all([
      this.peopleOf([found.id]),
      this.readSchools({ classId: found.id }),
    ]);
    const inRole = (wanted: string) =>
      people.flatMap(({ role, person }) => (role === wanted ? [person] : []));
    return {
      class: toWireClass(found),
      teachers: inRole('teacher'),
      members: inRole('student'),
      schools,
    };
  }

  private async peopleOf(classIds: readonly string[]) {
    const enrolled = await this.roster.peopleOf(classIds);
    const rows = await this.roster.findAll(
      'people',
      enrolled.map(({ personId }) => personId),
    );
    const people = new Map(rows.map((row) => [row.id, row]));
    return enrolled.flatMap(({ classId, role, personId }) => {
      const row = people.get(personId);
      return row && !row.removedAt ? [{ classId, role, person: toWirePerson(row) }] : [];
    });
  }

  private async readSchools(query: { personId?: string; classId?: string }) {
    const schools: WireSchool[] = [];
    for await (const rows of this.roster.stream('schools', query))
      schools.push(...rows.map(toWireSchool));
    return schools;
  }

  private async readClasses(query: { personId?: string; schoolId?: string }) {
    const classes: WireClass[] = [];
    for await (const rows of this.roster.stream('classes', query))
      classes.push(...rows.map(toWireClass));
    return classes;
  }
}

const toWirePerson = ({ id, displayName }: RosterRows['people']): WirePerson => ({
  id,
  displayName: displayName || unnamed.person,
});

const toWireClass = (row: RosterRows['classes']): WireClass => ({
  id: row.id,
  displayName: row.name || unnamed.class,
  classCode: row.code,
  term: { displayName: row.termName, startDate: row.termStart, endDate: row.termEnd },
});

function toWireSchool(row: RosterRows['schools']): WireSchool {
  const { id, number, principalName, lowestGrade, highestGrade } = row;
  const { street, city, state, postalCode } = row;
  return {
    id,
    displayName: row.name || unnamed.school,
    schoolNumber: number,
    principalName,
    lowestGrade,
    highestGrade,
    address: { street, city, state, postalCode },
  };
}
