import type { ReturnSubmission, Submission, SubmissionList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound, PublicUrl, ValidationFailed } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import {
  SubmissionsGraph,
  WorkFilesGraph,
  type AssignmentKey,
  type SubmissionKey,
  type WireOutcome,
  type WireResource,
  type WireSubmission,
} from '../../graph';
import { onceAllowed } from '../classes/once-allowed';
import { ClassAccess, type OpenClass } from '../classes/class-access';
import { byName } from '../listing/by-name';
import { toGraphKey } from '../assignments/assignment-params';
import { orConflict } from '../uploads/refusals';
import { toResource } from '../uploads/resource.mapper';
import { outcomeOf } from '../assignments/own-submission.mapper';
import { toSubmission } from './submission.mapper';

/** What the students of a class have handed in, for its teachers (ASG-4). */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly access: ClassAccess,
    private readonly submissions: SubmissionsGraph,
    private readonly files: WorkFilesGraph,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** One per student who got the assignment. Takes one Graph request besides the roster's. */
  async list(user: SessionUser, key: AssignmentKey): Promise<SubmissionList> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.submissions.list(this.tokens.asUser(user), toGraphKey(key));
    const wires = await onceAllowed(opening, asked);
    const opened = await opening;
    return { value: wires.map((wire) => this.present(opened, key, wire)).sort(byName) };
  }

  /**
   * Writes feedback and points, and returns the work with them. If it fails halfway, repeating it finishes it.
   * @throws ValidationFailed for points on an assignment that has none
   */
  async return(
    user: SessionUser,
    key: SubmissionKey,
    given: ReturnSubmission,
  ): Promise<Submission> {
    const { opened, wire } = await this.open(user, key);
    const { caller } = opened;
    const graphKey = toGraphKey(key);
    const { feedback, points } = given;
    const [feedbackOutcome, pointsOutcome] = requireOutcomes(wire, given);
    if (feedbackOutcome && feedback !== undefined) {
      const text = feedback?.trim() ? feedback : null;
      await orConflict(
        "Microsoft 365 didn't accept this feedback. Change it and try again.",
        this.submissions.writeFeedback(caller, graphKey, { outcome: feedbackOutcome, text }),
      );
    }
    if (pointsOutcome && points !== undefined) {
      await orConflict(
        "Microsoft 365 didn't accept these points. Change them and try again.",
        this.submissions.writePoints(caller, graphKey, { outcome: pointsOutcome, points }),
      );
    }
    await orConflict(
      "Microsoft 365 can't return this right now. Reload the page to see why.",
      this.submissions.act(caller, graphKey, 'return'),
    );
    return this.present(opened, key, await this.submissions.find(caller, graphKey));
  }

  /** The page of a file that was handed in. @throws NotFound, also if Graph doesn't say where it is */
  async findPage(user: SessionUser, key: SubmissionKey, resourceId: string): Promise<string> {
    const { opened, wire } = await this.open(user, key);
    const resource = wire.submittedResources.find(({ id }) => id === resourceId);
    if (!resource) throw new NotFound();
    const fileUrl = resource.resource.fileUrl ?? '';
    const items = await this.files.describe(opened.caller, [fileUrl]);
    const { webUrl } = toResource(resource, items.get(fileUrl));
    if (!webUrl) throw new NotFound("Microsoft 365 doesn't say where this file is.");
    return webUrl;
  }

  private async open(
    user: SessionUser,
    key: SubmissionKey,
  ): Promise<{ opened: OpenClass; wire: WireSubmission }> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.submissions.find(this.tokens.asUser(user), toGraphKey(key));
    const wire = await onceAllowed(opening, asked);
    return { opened: await opening, wire };
  }

  private present({ roster }: OpenClass, key: AssignmentKey, wire: WireSubmission): Submission {
    const student = roster.members.find(({ id }) => id === wire.studentId);
    return toSubmission(wire, {
      isTeacher: true,
      displayName: student?.displayName ?? 'Former student',
      toResource: (resource) => this.presentFile({ ...key, submissionId: wire.id }, resource),
    });
  }

  /** A file's page is looked up when it is opened: in the list, each would cost a request. */
  private presentFile(key: SubmissionKey, wire: WireResource) {
    const shown = toResource(wire);
    if (!wire.resource.fileUrl) return shown;
    const { classId, assignmentId, submissionId } = key;
    const parts = [classId, 'assignments', assignmentId, 'submissions', submissionId, 'resources'];
    const path = [...parts, wire.id].map(encodeURIComponent).join('/');
    return { ...shown, webUrl: `${this.publicUrl.origin}/api/v1/classes/${path}` };
  }
}

/** Where the given feedback and points go. @throws ValidationFailed */
function requireOutcomes(
  wire: WireSubmission,
  { feedback, points }: ReturnSubmission,
): [WireOutcome | undefined, WireOutcome | undefined] {
  const [forFeedback, forPoints] = [outcomeOf(wire, 'Feedback'), outcomeOf(wire, 'Points')];
  const refuse = (path: string, message: string) =>
    new ValidationFailed([{ path: [path], message }]);
  if (feedback && !forFeedback) throw refuse('feedback', "This work doesn't accept feedback.");
  if (typeof points === 'number' && !forPoints) {
    throw refuse('points', 'This assignment has no points.');
  }
  return [forFeedback, forPoints];
}
