import { Inject, Injectable } from '@nestjs/common';
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
import { answerAfter, ClassAccess } from '../classes';
import { toGraphKey } from './assignment-params';
import { AssignmentConflict } from './assignment-refusals';
import { isShownTo, statusOf } from './assignment.mapper';
import { ASSIGNMENTS_CLOCK } from './assignments-clock';
import { studentIdOf, submissionStatusOf } from './submission.mapper';

/** A student's submission with the assignment it is for. */
export interface OwnWork {
  caller: GraphCaller;
  key: SubmissionKey;
  assignment: WireAssignment;
  submission: WireSubmission;
}

/** The way to one's own submission, and whether it can still be changed (ASG-5). */
@Injectable()
export class OwnWorkAccess {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly assignments: AssignmentsGraph,
    private readonly submissions: SubmissionsGraph,
    @Inject(ASSIGNMENTS_CLOCK) private readonly now: () => Date,
  ) {}

  /** @throws Forbidden for who is no student of the class, NotFound for who did not get the assignment */
  async open(user: SessionUser, given: AssignmentKey): Promise<OwnWork> {
    const key = toGraphKey(given);
    const opening = this.access.openAsMember(user, given.classId);
    const asking = this.tokens.asUser(user);
    const asked = Promise.all([
      this.assignments.find(asking, key),
      this.submissions.list(asking, key),
    ]);
    const [assignment, submissions] = await answerAfter(opening, asked);
    const { role, caller } = await opening;
    if (role !== 'Student') throw new Forbidden('Only students of this class hand in work.');
    const userId = user.microsoft?.objectId.toLowerCase();
    const submission = submissions.find((one) => studentIdOf(one) === userId);
    if (!submission || !isShownTo(role, assignment)) throw new NotFound();
    return { caller, key: { ...key, submissionId: submission.id }, assignment, submission };
  }

  /** As `open`, to change it. @throws AssignmentConflict when nothing is taken any more */
  async openToChange(user: SessionUser, key: AssignmentKey): Promise<OwnWork> {
    const work = await this.open(user, key);
    this.requireOpen(work.assignment);
    return work;
  }

  /** As `openToChange`, to change its files. @throws AssignmentConflict also when it is handed in */
  async openFiles(user: SessionUser, key: AssignmentKey): Promise<OwnWork> {
    const work = await this.openToChange(user, key);
    if (submissionStatusOf(work.submission) !== 'submitted') return work;
    throw new AssignmentConflict('You have handed this in. Take it back to change its files.');
  }

  /** Without a close date late work is taken for ever, or not at all. */
  private requireOpen(assignment: WireAssignment): void {
    if (statusOf(assignment) !== 'assigned') {
      throw new AssignmentConflict('This assignment is not active any more.');
    }
    const { dueDateTime, closeDateTime, allowLateSubmissions } = assignment;
    const takesLate = allowLateSubmissions ?? true;
    const end = Date.parse((takesLate ? closeDateTime : dueDateTime) ?? '');
    if (Number.isNaN(end) || this.now().getTime() <= end) return;
    throw new AssignmentConflict(
      takesLate
        ? 'Late work for this assignment is not taken any more.'
        : 'The due date has passed, and this assignment does not take late work.',
    );
  }
}
