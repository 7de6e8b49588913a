import type {
  Assignment,
  AssignmentList,
  ChangeAssignment,
  CreateAssignment,
} from '@app/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  type AssignmentKey,
  type GraphCaller,
  type WireAssignment,
} from '../../graph';
import { answerAfter, ClassAccess } from '../classes';
import { toGraphKey, toUploadPlace } from './assignment-params';
import { AssignmentConflict, orConflict } from './assignment-refusals';
import { byDueDate, isShownTo, statusOf, toAssignment, toContent } from './assignment.mapper';
import { ASSIGNMENTS_CLOCK } from './assignments-clock';
import { checkDueDate, checkToPublish } from './check-due-date';
import { UploadsUnderWay } from './uploads-under-way';

/** The assignments of a class, for its members; drafts and changes are its teachers' (ASG-1 to ASG-3, ASG-7). */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly uploads: UploadsUnderWay,
    @Inject(ASSIGNMENTS_CLOCK) private readonly now: () => Date,
  ) {}

  /** @throws NotFound, Forbidden */
  async list(user: SessionUser, classId: string): Promise<AssignmentList> {
    const opening = this.access.openAsMember(user, classId);
    const asked = this.assignments.list(this.tokens.asUser(user), classId.toLowerCase());
    const wires = await answerAfter(opening, asked);
    const { role } = await opening;
    const shown = wires.filter((wire) => isShownTo(role, wire)).map(toAssignment);
    return { value: shown.sort(byDueDate(this.now())) };
  }

  /** @throws NotFound, also for what a student may not know of yet */
  async find(user: SessionUser, key: AssignmentKey): Promise<Assignment> {
    const opening = this.access.openAsMember(user, key.classId);
    const asked = this.assignments.find(this.tokens.asUser(user), toGraphKey(key));
    const wire = await answerAfter(opening, asked);
    if (!isShownTo((await opening).role, wire)) throw new NotFound();
    return toAssignment(wire);
  }

  /** Makes a draft. @throws ValidationFailed when it would be due in the past */
  async create(user: SessionUser, classId: string, given: CreateAssignment): Promise<Assignment> {
    const { caller, roster } = await this.access.openAsTeacher(user, classId);
    checkDueDate(given, undefined, this.now());
    const made = this.assignments.create(caller, roster.class.id, toContent(given));
    return toAssignment(await orConflict('Microsoft 365 does not take this assignment.', made));
  }

  /** @throws ValidationFailed, AssignmentConflict while it is being handed out */
  async change(
    user: SessionUser,
    key: AssignmentKey,
    given: ChangeAssignment,
  ): Promise<Assignment> {
    const { caller, current } = await this.openAsTeacher(user, key);
    if (statusOf(current) === 'published') {
      throw new AssignmentConflict('Microsoft 365 is handing this out just now. Try again soon.');
    }
    checkDueDate(given, current, this.now());
    const content = toContent(given);
    if (Object.keys(content).length === 0) return toAssignment(current);
    const changed = this.assignments.change(caller, toGraphKey(key), content);
    return toAssignment(
      await orConflict('Microsoft 365 does not take this change to the assignment.', changed),
    );
  }

  /** @throws AssignmentConflict for what students know of already */
  async remove(user: SessionUser, key: AssignmentKey): Promise<void> {
    const { caller, current } = await this.openAsTeacher(user, key);
    if (statusOf(current) !== 'draft') {
      throw new AssignmentConflict('Only drafts can be deleted.');
    }
    await this.assignments.remove(caller, toGraphKey(key));
  }

  /**
   * Begins to hand it out, last of all: once it is out, no file can be added (S-21). What is out or on its way already
   * stays so.
   * @throws ValidationFailed without a due date ahead, AssignmentConflict while a file is being uploaded to it
   */
  async publish(user: SessionUser, key: AssignmentKey): Promise<Assignment> {
    const { caller, current } = await this.openAsTeacher(user, key);
    const status = statusOf(current);
    if (status === 'inactive') {
      throw new AssignmentConflict('This assignment is not active any more.');
    }
    if (status !== 'draft') return toAssignment(current);
    checkToPublish(current, this.now());
    return this.uploads.closed(toUploadPlace(user, key), async () => {
      const published = this.assignments.publish(caller, toGraphKey(key));
      return toAssignment(
        await orConflict('Microsoft 365 does not publish this assignment as it is.', published),
      );
    });
  }

  private async openAsTeacher(
    user: SessionUser,
    key: AssignmentKey,
  ): Promise<{ caller: GraphCaller; current: WireAssignment }> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.assignments.find(this.tokens.asUser(user), toGraphKey(key));
    const current = await answerAfter(opening, asked);
    return { caller: (await opening).caller, current };
  }
}
