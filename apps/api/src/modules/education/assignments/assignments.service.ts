import type { Assignment, ChangeAssignment, CreateAssignment } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  type AssignmentKey,
  type GraphCaller,
  type WireAssignment,
} from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess } from '../classes/class-access';
import { AssignmentConflict, orConflict } from '../uploads/refusals';
import { UploadsUnderWay } from '../uploads/uploads-under-way';
import { toGraphKey, toUploadPlace } from './assignment-params';
import { statusOf, toAssignment, toContent } from './assignment.mapper';
import { checkDueDate, checkToPublish } from './check-due-date';

/** What the teachers of a class do with its assignments (ASG-2, ASG-3, ASG-7). */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly uploads: UploadsUnderWay,
    private readonly clock: Clock,
  ) {}

  /** Creates a draft. @throws ValidationFailed if it would be due in the past */
  async create(user: SessionUser, classId: string, given: CreateAssignment): Promise<Assignment> {
    const { caller, roster } = await this.access.openAsTeacher(user, classId);
    checkDueDate(given, undefined, this.clock.date());
    const made = this.assignments.create(caller, roster.class.id, toContent(given));
    return toAssignment(
      await orConflict(
        "Microsoft 365 didn't accept this assignment. Change it and try again.",
        made,
      ),
    );
  }

  /** @throws ValidationFailed, AssignmentConflict while it is being handed out */
  async change(
    user: SessionUser,
    key: AssignmentKey,
    given: ChangeAssignment,
  ): Promise<Assignment> {
    const { caller, current } = await this.openAsTeacher(user, key);
    if (statusOf(current) === 'published') {
      throw new AssignmentConflict(
        'Microsoft is handing it out. This takes a few seconds. Try again soon.',
      );
    }
    checkDueDate(given, current, this.clock.date());
    const content = toContent(given);
    if (Object.keys(content).length === 0) return toAssignment(current);
    const changed = this.assignments.change(caller, toGraphKey(key), content);
    return toAssignment(
      await orConflict(
        "Microsoft 365 didn't accept this change. Reload the page and try again.",
        changed,
      ),
    );
  }

  /** @throws AssignmentConflict for anything but a draft */
  async remove(user: SessionUser, key: AssignmentKey): Promise<void> {
    const { caller, current } = await this.openAsTeacher(user, key);
    if (statusOf(current) !== 'draft') {
      throw new AssignmentConflict('Only drafts can be deleted.');
    }
    await this.assignments.remove(caller, toGraphKey(key));
  }

  /**
   * Starts to hand it out, as the last step: once it is out, no file can be added (S-21). Does nothing if it is out or
   * on its way.
   * @throws ValidationFailed without a future due date, AssignmentConflict while a file is being uploaded to it
   */
  async publish(user: SessionUser, key: AssignmentKey): Promise<Assignment> {
    const { caller, current } = await this.openAsTeacher(user, key);
    const status = statusOf(current);
    if (status === 'inactive') {
      throw new AssignmentConflict('This assignment is no longer active.');
    }
    if (status !== 'draft') return toAssignment(current);
    checkToPublish(current, this.clock.date());
    return this.uploads.closed(toUploadPlace(user, key), async () => {
      const published = this.assignments.publish(caller, toGraphKey(key));
      return toAssignment(
        await orConflict(
          "Microsoft 365 didn't accept this assignment. Change it and try again.",
          published,
        ),
      );
    });
  }

  private async openAsTeacher(
    user: SessionUser,
    key: AssignmentKey,
  ): Promise<{ caller: GraphCaller; current: WireAssignment }> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.assignments.find(this.tokens.asUser(user), toGraphKey(key));
    const current = await onceAllowed(opening, asked);
    return { caller: (await opening).caller, current };
  }
}
