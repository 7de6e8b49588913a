import { Injectable } from '@nestjs/common';
import { AppError, MicrosoftLoginRequired, ValidationFailed } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { AnswerCache, GroupGraph, SchoolGraph, type WireTeacher } from '../../graph';
import { ClassAccess, type OpenClass } from './class-access';

/** Adds teachers to each other's classes (EDU-5). */
@Injectable()
export class CoTeachersService {
  constructor(
    private readonly access: ClassAccess,
    private readonly tokens: GraphTokens,
    private readonly schools: SchoolGraph,
    private readonly groups: GroupGraph,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * Makes a teacher of the class's school a member and an owner of the class. Safe to repeat.
   * @throws ValidationFailed for somebody who doesn't teach at a school of the class
   * @throws NotYetCoTeacher if only the first half succeeded
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
      // Also after a failure: Graph may have made part of the change.
      this.cache.drop(tenantId, `/education/classes/${id}`);
      this.cache.drop(tenantId, '/education/me/');
    }
  }

  /** Graph would accept anyone in the tenant; only this limits it to teachers of the school (S-11). */
  private async findTeacher({ roster, caller }: OpenClass, userId: string): Promise<WireTeacher> {
    const schools = await this.schools.ofClass(caller, roster.class.id);
    const app = this.tokens.asApp(caller.tenantId);
    const teachers = await Promise.all(schools.map(({ id }) => this.schools.teachers(app, id)));
    const found = teachers.flat().find(({ id }) => id === userId.toLowerCase());
    if (found) return found;
    throw new ValidationFailed([
      { path: ['userId'], message: "This person doesn't teach at the school of this class." },
    ]);
  }

  private async addOwner({ roster, caller }: OpenClass, teacher: WireTeacher): Promise<void> {
    try {
      await this.groups.addOwner(caller, roster.class.id, teacher.id);
    } catch (error) {
      // MicrosoftLoginRequired passes unchanged: it carries the challenge, and the user can retry after signing in.
      if (!(error instanceof AppError) || error instanceof MicrosoftLoginRequired) throw error;
      throw new NotYetCoTeacher(teacher.displayName, error);
    }
  }
}

/** The person joined the class, but Graph rejected the rest; keeps its status and code, and says what to do. */
class NotYetCoTeacher extends AppError {
  constructor(name: string, cause: AppError) {
    const detail = `${name} is now a member of the class, but not a co-teacher yet. Try again to finish.`;
    super(cause.code, cause.status, detail, { ...cause.options, cause });
  }
}
