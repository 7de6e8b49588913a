import type { Role } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Forbidden } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph, type ClassRoster, type GraphCaller } from '../../graph';

/** A class as somebody may see it. */
export interface OpenClass {
  /** Its class's id is as Graph writes it, whatever case was asked with: the one to store things under. */
  roster: ClassRoster;
  /** What the user is in this class; Admin: no member of it, but an administrator of the tenant. */
  role: Role;
  /** In whose name it was read: the user's, or the application's for an Admin. */
  caller: GraphCaller;
}

/** Who may open which class (EDU-3, S-11). Every route below a class goes through here first. */
@Injectable()
export class ClassAccess {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
  ) {}

  /**
   * For members, and read only for administrators of the tenant (EDU-3).
   * @throws NotFound, Forbidden
   */
  async open(user: SessionUser, classId: string): Promise<OpenClass> {
    // Graph takes an id in any case; what is remembered goes by its path.
    const id = classId.toLowerCase();
    const own = await this.openAsUser(user, id);
    if (own) return own;
    if (!user.microsoft || !user.roles.includes('Admin')) throw new NotOfThisClass();
    const caller = this.tokens.asApp(user.microsoft.tenantId);
    return { roster: await this.education.openClass(caller, id), role: 'Admin', caller };
  }

  /** For teachers and students of the class, not for an administrator who is neither. */
  async openAsMember(user: SessionUser, classId: string): Promise<OpenClass> {
    const opened = await this.open(user, classId);
    if (opened.role === 'Admin') throw new NotOfThisClass();
    return opened;
  }

  /** For teachers of the class. */
  async openAsTeacher(user: SessionUser, classId: string): Promise<OpenClass> {
    const opened = await this.open(user, classId);
    if (opened.role !== 'Teacher') throw new Forbidden('Only teachers of this class can do this.');
    return opened;
  }

  /** Nothing for who is not in the class, whether or not Graph shows it to them. */
  private async openAsUser(user: SessionUser, classId: string): Promise<OpenClass | undefined> {
    const caller = this.tokens.asUser(user);
    try {
      const roster = await this.education.openClass(caller, classId);
      const role = roleOf(roster, user.microsoft?.objectId);
      return role && { roster, role, caller };
    } catch (error) {
      if (error instanceof Forbidden) return undefined;
      throw error;
    }
  }
}

class NotOfThisClass extends Forbidden {
  constructor() {
    super('Only members of this class can open it.');
  }
}

function roleOf({ teachers, members }: ClassRoster, objectId?: string): Role | undefined {
  const isUser = ({ id }: { id: string }) => id === objectId;
  if (teachers.some(isUser)) return 'Teacher';
  return members.some(isUser) ? 'Student' : undefined;
}

/** Members who do not teach the class. */
export function studentsOf({ teachers, members }: ClassRoster): ClassRoster['members'] {
  const teacherIds = new Set(teachers.map(({ id }) => id));
  return members.filter(({ id }) => !teacherIds.has(id));
}
