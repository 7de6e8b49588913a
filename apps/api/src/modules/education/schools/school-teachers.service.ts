import type { ListTeachersQuery, TeacherList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph } from '../../graph';
import { createNameSearch, takePage } from '../listing';
import { byName } from './by-name';
import { SchoolsService } from './schools.service';

/** Who teaches at a school, to pick a co-teacher from (EDU-5). */
@Injectable()
export class SchoolTeachersService {
  constructor(
    private readonly schools: SchoolsService,
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
  ) {}

  /**
   * Read by the application, because Graph shows a user no users of schools: for those who belong to the school and for
   * administrators.
   * @throws NotFound, Forbidden
   */
  async list(user: SessionUser, schoolId: string, query: ListTeachersQuery): Promise<TeacherList> {
    const { id, isMine } = await this.schools.find(user, schoolId);
    const isAllowed = isMine || user.roles.includes('Admin');
    if (!user.microsoft || !isAllowed) throw new Forbidden('Only members of this school see this.');
    const app = this.tokens.asApp(user.microsoft.tenantId);
    const teachers = await this.education.schoolTeachers(app, id);
    const isFound = createNameSearch(query.search);
    const found = teachers
      .map(({ mail: email = null, ...person }) => ({ ...person, email }))
      .filter(({ displayName, email }) => isFound(displayName, nameIn(email)))
      .sort(byName);
    const { items, nextCursor } = takePage(found, query);
    return { value: items, nextCursor, total: found.length };
  }
}

/** Without the domain: it is everybody's. */
const nameIn = (email: string | null) => email?.split('@')[0] ?? null;
