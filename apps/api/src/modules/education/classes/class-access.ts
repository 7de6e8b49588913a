import type { Mirrored, Role } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Forbidden, requestContext } from '../../../http';
import { GraphTokens, requireAdministrator, type SessionUser } from '../../auth';
import { ClassGraph, type ClassRoster, type GraphCaller } from '../../graph';
import { RosterFallback } from '../fallback/roster-fallback';
import type { StoredRoster } from '../fallback/stored-roster';

/** A class as a user may see it, perhaps as the mirror has it while Graph is away: nothing more may be asked or changed. */
export interface ReadableClass extends Mirrored {
  /** Its class id is spelled as Graph spells it, whatever the request's case: store things under this one. */
  roster: ClassRoster;
  /** The user's role in this class; Admin is an administrator of the tenant who isn't a member. */
  role: Role;
}

/** A class as Graph shows it to a user now. */
export interface OpenClass extends Omit<ReadableClass, 'asOf'> {
  /** On whose behalf it was read: the user's, or the application's for an Admin. */
  caller: GraphCaller;
}

/** Who may open which class (EDU-3, S-11). Every route below a class goes through here first. */
@Injectable()
export class ClassAccess {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly classes: ClassGraph,
    private readonly fallback: RosterFallback,
  ) {}

  /**
   * For members and, read-only, for administrators of the tenant (EDU-3).
   * @throws NotFound, Forbidden, MicrosoftLoginRequired
   */
  async open(user: SessionUser, classId: string): Promise<OpenClass> {
    // Graph accepts an id in any case, but the cache goes by path.
    const id = classId.toLowerCase();
    const own = await this.openAsUser(user, id);
    if (own) return own;
    if (!user.administration) throw new NotOfThisClass();
    const caller = this.tokens.asApp(requireAdministrator(user).tenantId);
    return { roster: await this.openRoster(caller, id), role: 'Admin', caller };
  }

  /** The same, only to show what is in it: from the mirror while Graph is away. */
  openToRead(user: SessionUser, classId: string): Promise<ReadableClass> {
    return this.fallback.read(
      user,
      async () => {
        const { roster, role } = await this.open(user, classId);
        return { roster, role };
      },
      (stored) => openStored(stored, user, classId),
    );
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

  /** Read anew for a change, so that somebody just removed can't change anything (S-14). */
  private openRoster(caller: GraphCaller, classId: string): Promise<ClassRoster> {
    return this.classes.open(caller, classId, requestContext()?.isChange);
  }

  /** Undefined for non-members, whether or not Graph shows them the class. */
  private async openAsUser(user: SessionUser, classId: string): Promise<OpenClass | undefined> {
    const caller = this.tokens.asUser(user);
    try {
      const roster = await this.openRoster(caller, classId);
      const role = roleOf(roster, user.microsoft?.objectId);
      return role && { roster, role, caller };
    } catch (error) {
      if (error instanceof Forbidden) return undefined;
      throw error;
    }
  }
}

/** By the mirror's rows, as `open` decides by Graph's answers. */
async function openStored(
  stored: StoredRoster,
  user: SessionUser,
  classId: string,
): Promise<ReadableClass> {
  const roster = await stored.openClass(classId);
  const role = roleOf(roster, user.microsoft?.objectId);
  if (role) return { roster, role };
  if (!user.administration) throw new NotOfThisClass();
  requireAdministrator(user);
  return { roster, role: 'Admin' };
}

class NotOfThisClass extends Forbidden {
  constructor() {
    super("You're not in this class. Only its teachers and students can open it.");
  }
}

function roleOf({ teachers, members }: ClassRoster, objectId?: string): Role | undefined {
  const isUser = ({ id }: { id: string }) => id === objectId;
  if (teachers.some(isUser)) return 'Teacher';
  return members.some(isUser) ? 'Student' : undefined;
}

/** Members who don't teach the class. */
export function studentsOf({
  teachers,
  members,
}: Pick<ClassRoster, 'teachers' | 'members'>): ClassRoster['members'] {
  const teacherIds = new Set(teachers.map(({ id }) => id));
  return members.filter(({ id }) => !teacherIds.has(id));
}
