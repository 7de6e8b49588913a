import type { Assignment } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  OwnSubmissionsGraph,
  type AssignmentKey,
  type WireAssignment,
} from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess, type OpenClass } from '../classes/class-access';
import { toGraphKey } from './assignment-params';
import { byDueDate, isShownTo, toAssignment } from './assignment.mapper';
import { toOwnSubmission } from './own-submission.mapper';

/** A class's assignments as members see them: teachers with drafts (ASG-1), students with their status (DAY-2). */
@Injectable()
export class ShownAssignmentsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly own: OwnSubmissionsGraph,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Forbidden */
  async list(user: SessionUser, classId: string): Promise<Assignment[]> {
    const opening = this.access.openAsMember(user, classId);
    const asked = this.graphFor(user).list(this.tokens.asUser(user), classId.toLowerCase());
    const wires = await onceAllowed(opening, asked);
    const value = await this.present(user, await opening, wires);
    return value.sort(byDueDate(this.clock.date()));
  }

  /** @throws NotFound, also for what a student may not see yet */
  async find(user: SessionUser, key: AssignmentKey): Promise<Assignment> {
    const opening = this.access.openAsMember(user, key.classId);
    const asked = this.graphFor(user).find(this.tokens.asUser(user), toGraphKey(key));
    const wire = await onceAllowed(opening, asked);
    const [found] = await this.present(user, await opening, [wire]);
    if (!found) throw new NotFound();
    return found;
  }

  /** Chosen before the user's role in this class is known: teachers of one class are rarely students of another. */
  private graphFor({ roles }: SessionUser): Pick<OwnSubmissionsGraph, 'list' | 'find'> {
    return roles.includes('Teacher') ? this.assignments : this.own;
  }

  private async present(
    { microsoft }: SessionUser,
    { role, caller, roster }: OpenClass,
    wires: readonly WireAssignment[],
  ): Promise<Assignment[]> {
    const shown = wires.filter((wire) => isShownTo(role, wire));
    if (role !== 'Student') return shown.map(toAssignment);
    const submissions = await this.own.submissionsOf(caller, roster.class.id, shown);
    return shown.map((wire) => ({
      ...toAssignment(wire),
      ownSubmission: toOwnSubmission(submissions.get(wire.id) ?? [], microsoft?.objectId ?? ''),
    }));
  }
}
