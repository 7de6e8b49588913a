import type { ListTeachersQuery, TeacherList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../http';
import { GraphTokens, requireAdministrator, type SessionUser } from '../../auth';
import { SchoolGraph } from '../../graph';
import { createNameSearch } from '../listing/name-search';
import { takePage } from '../listing/take-page';
import { byName } from '../listing/by-name';
import { SchoolsService } from './schools.service';

/** The teachers of a school, to pick a co-teacher from (EDU-5). */
@Injectable()
export class SchoolTeachersService {
  constructor(
    private readonly schools: SchoolsService,
    private readonly tokens: GraphTokens,
    private readonly graph: SchoolGraph,
  ) {}

  /**
   * For members of the school and administrators. Read by the application, because Graph doesn't show users the members
   * of a school.
   * @throws NotFound, Forbidden, MicrosoftLoginRequired
   */
  async list(user: SessionUser, schoolId: string, query: ListTeachersQuery): Promise<TeacherList> {
    const { id, isMine } = await this.schools.findLive(user, schoolId);
    const isAllowed = isMine || user.administration;
    if (!user.microsoft || !isAllowed)
      throw new Forbidden('Only members of this school can see its teachers.');
    if (!isMine) requireAdministrator(user);
    const app = this.tokens.asApp(user.microsoft.tenantId);
    const teachers = await this.graph.teachers(app, id);
    const isFound = createNameSearch(query.search);
    const found = teachers
      .map(({ mail: email, ...person }) => ({ ...person, email }))
      .filter(({ displayName, email }) => isFound(displayName, nameIn(email)))
      .sort(byName);
    const { items, nextCursor } = takePage(found, query);
    return { value: items, nextCursor, total: found.length };
  }
}

/** Without the domain, which everyone shares. */
const nameIn = (email: string | null) => email?.split('@')[0] ?? null;
