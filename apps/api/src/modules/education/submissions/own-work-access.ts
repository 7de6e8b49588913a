import { Injectable } from '@nestjs/common';
import { Clock } from '../../../clock/clock';
import { Forbidden, NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  AssignmentsGraph,
  SubmissionsGraph,
  type AssignmentKey,
  type GraphCaller,
  type SubmissionKey,
  type WireAssignment,
  type WireSubmission,
} from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess } from '../classes/class-access';
import { toGraphKey } from '../assignments/assignment-params';
import { AssignmentConflict, FilesNotAllowed } from '../uploads/refusals';
import { isShownTo, statusOf } from '../assignments/assignment.mapper';
import { ownSubmissionOf, submissionStatusOf } from '../assignments/own-submission.mapper';

/** A student's submission with the assignment it is for. */
export interface OwnWork {
  caller: GraphCaller;
  key: SubmissionKey;
  assignment: WireAssignment;
  submission: WireSubmission;
}

/** Opens a student's own submission, and checks whether it can still be changed (ASG-5). */
@Injectable()
export class OwnWorkAccess {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly submissions: SubmissionsGraph,
    private readonly clock: Clock,
  ) {}

  /** @throws Forbidden for anyone but students of the class, NotFound for students without the assignment */
  async open(user: SessionUser, given: AssignmentKey): Promise<OwnWork> {
    const key = toGraphKey(given);
    const opening = this.access.openAsMember(user, given.classId);
    const asking = this.tokens.asUser(user);
    const asked = Promise.all([
      this.assignments.find(asking, key),
      this.submissions.list(asking, key),
    ]);
    const [assignment, submissions] = await onceAllowed(opening, asked);
    const { role, caller } = await opening;
    if (role !== 'Student') throw new Forbidden('Only students of this class can hand in work.');
    const submission = ownSubmissionOf(submissions, user.microsoft?.objectId ?? '');
    if (!submission || !isShownTo(role, assignment)) throw new NotFound();
    return { caller, key: { ...key, submissionId: submission.id }, assignment, submission };
  }

  /** Like `open`, to change it. @throws AssignmentConflict if work is no longer accepted */
  async openToChange(user: SessionUser, key: AssignmentKey): Promise<OwnWork> {
    const work = await this.open(user, key);
    this.requireOpen(work.assignment);
    return work;
  }

  /** Like `openToChange`, to change its files. @throws AssignmentConflict also if it is handed in */
  async openFiles(user: SessionUser, key: AssignmentKey): Promise<OwnWork> {
    const work = await this.openToChange(user, key);
    if (submissionStatusOf(work.submission) !== 'submitted') return work;
    throw new AssignmentConflict('To change your files, take your work back first.');
  }

  /** Like `openFiles`, to add one. @throws FilesNotAllowed if the teacher doesn't allow any */
  async openToAddFiles(user: SessionUser, key: AssignmentKey): Promise<OwnWork> {
    const work = await this.openFiles(user, key);
    if (work.assignment.allowStudentsToAddResourcesToSubmission === false) {
      throw new FilesNotAllowed();
    }
    return work;
  }

  /** Without a close date, late work is accepted forever or not at all. */
  private requireOpen(assignment: WireAssignment): void {
    if (statusOf(assignment) !== 'assigned') {
      throw new AssignmentConflict('This assignment is no longer active.');
    }
    const { dueDateTime, closeDateTime, allowLateSubmissions } = assignment;
    const takesLate = allowLateSubmissions ?? true;
    const end = Date.parse((takesLate ? closeDateTime : dueDateTime) ?? '');
    if (Number.isNaN(end) || this.clock.now() <= end) return;
    throw new AssignmentConflict(
      takesLate
        ? 'The due date has passed. Late work is no longer accepted.'
        : "The due date has passed. Late work isn't accepted.",
    );
  }
}
