import { Injectable } from '@nestjs/common';
import { AppError, MicrosoftLoginRequired, ValidationFailed } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { AnswerCache, EducationGraph, GroupGraph, type WireTeacher } from '../../graph';
import { ClassAccess, type OpenClass } from './class-access';

/** Teachers join other teachers' classes (EDU-5). */
@Injectable()
export class CoTeachersService {
  constructor(
    private readonly access: ClassAccess,
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
    private readonly groups: GroupGraph,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * Makes a teacher of the class's school a member and an owner of it; who is one already stays so.
   * @throws ValidationFailed for who does not teach at a school of the class
   * @throws NotYetCoTeacher when only the first half was done
   */
  async add(user: SessionUser, classId: string, userId: string): Promise<void> {
    const opened = await this.access.openAsTeacher(user, classId);
    const teacher = await this.findTeacher(opened, userId);
    const { id } = opened.roster.class;
    try {
      await this.groups.addMember(opened.caller, id, teacher.id);
      await this.addOwner(opened, teacher);
    } finally {
      const { tenantId } = opened.caller;
      // Also after a failure: what Graph has done before it is not known.
      this.cache.drop(tenantId, `/education/classes/${id}`);
      this.cache.drop(tenantId, '/education/me/');
    }
  }

  /** Graph would take anybody of the tenant: that it is a teacher of the school is held here (S-11). */
  private async findTeacher({ roster, caller }: OpenClass, userId: string): Promise<WireTeacher> {
    const schools = await this.education.classSchools(caller, roster.class.id);
    const app = this.tokens.asApp(caller.tenantId);
    const teachers = await Promise.all(
      schools.map(({ id }) => this.education.schoolTeachers(app, id)),
    );
    const found = teachers.flat().find(({ id }) => id === userId.toLowerCase());
    if (found) return found;
    throw new ValidationFailed([
      { path: ['userId'], message: 'This person does not teach at the school of the class.' },
    ]);
  }

  private async addOwner({ roster, caller }: OpenClass, teacher: WireTeacher): Promise<void> {
    try {
      await this.groups.addOwner(caller, roster.class.id, teacher.id);
    } catch (error) {
      // A sign-in that Microsoft wants again carries its challenge, and comes back to the same question.
      if (!(error instanceof AppError) || error instanceof MicrosoftLoginRequired) throw error;
      throw new NotYetCoTeacher(teacher.displayName, error);
    }
  }
}

/** The person joined the class, and Graph refused the rest: its status and code, and what to do. */
class NotYetCoTeacher extends AppError {
  constructor(name: string, cause: AppError) {
    const detail = `${name} is a member of the class now, but not yet a co-teacher. Try again to finish.`;
    super(cause.code, cause.status, detail, { ...cause.options, cause });
  }
}
