import type { ClassDetails, ClassStudentList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { ProfileRepository, type SessionUser } from '../../auth';
import { byName } from '../listing/by-name';
import { SeatingRepository } from '../seating-store/seating.repository';
import { ClassAccess, studentsOf } from './class-access';
import { toClass } from './class.mapper';

/** One class as its own page shows it (EDU-3, EDU-4). */
@Injectable()
export class ClassDetailsService {
  constructor(
    private readonly access: ClassAccess,
    private readonly profiles: ProfileRepository,
    private readonly seating: SeatingRepository,
  ) {}

  async show(user: SessionUser, classId: string): Promise<ClassDetails> {
    const { roster, role, asOf } = await this.access.openToRead(user, classId);
    return {
      ...toClass(roster.class, role !== 'Admin'),
      teachers: [...roster.teachers].sort(byName),
      schools: [...roster.schools].sort(byName),
      myRole: role,
      ...(asOf !== undefined && { asOf }),
    };
  }

  /** All students by name, in two SQL statements for any number of them. */
  async listStudents(user: SessionUser, classId: string): Promise<ClassStudentList> {
    const { roster, asOf } = await this.access.openToRead(user, classId);
    const students = [...studentsOf(roster)].sort(byName);
    const ids = students.map(({ id }) => id);
    const [colors, desks] = await Promise.all([
      this.findColors(user, ids),
      this.findDesks(user, roster.class.id),
    ]);
    return {
      value: students.map(({ id, displayName }) => {
        const favoriteColor = colors.get(id);
        const seat = desks.get(id);
        return {
          id,
          displayName,
          ...(favoriteColor !== undefined && { favoriteColor }),
          ...(seat !== undefined && { seat }),
        };
      }),
      ...(asOf !== undefined && { asOf }),
    };
  }

  private findColors({ organization }: SessionUser, ids: string[]): Promise<Map<string, string>> {
    if (!organization) return Promise.resolve(new Map());
    return this.profiles.findFavoriteColors(organization.id, ids);
  }

  private async findDesks(
    { microsoft }: SessionUser,
    classId: string,
  ): Promise<Map<string, number>> {
    if (!microsoft) return new Map();
    const { seats } = await this.seating.find({ tenantId: microsoft.tenantId, classId });
    return new Map(seats.map(({ userId, position }) => [userId, position]));
  }
}
