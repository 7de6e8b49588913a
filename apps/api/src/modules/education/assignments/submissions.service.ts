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
import { answerAfter, ClassAccess, type OpenClass } from '../classes';
import { byName } from '../schools';
import { toGraphKey } from './assignment-params';
import { orConflict } from './assignment-refusals';
import { toResource } from './resource.mapper';
import { outcomeOf, studentIdOf, toSubmission } from './submission.mapper';

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

  /** One for each student who got it: one request to Graph besides the roster's. */
  async list(user: SessionUser, key: AssignmentKey): Promise<SubmissionList> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.submissions.list(this.tokens.asUser(user), toGraphKey(key));
    const wires = await answerAfter(opening, asked);
    const opened = await opening;
    return { value: wires.map((wire) => this.present(opened, key, wire)).sort(byName) };
  }

  /**
   * Writes feedback and points, and gives the work back with them. After a failure in its middle, repeating it finishes it.
   * @throws ValidationFailed for points where there are none to get
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
        'Microsoft 365 does not take this feedback.',
        this.submissions.writeFeedback(caller, graphKey, { outcome: feedbackOutcome, text }),
      );
    }
    if (pointsOutcome && points !== undefined) {
      await orConflict(
        'Microsoft 365 does not take these points.',
        this.submissions.writePoints(caller, graphKey, { outcome: pointsOutcome, points }),
      );
    }
    await orConflict(
      'Microsoft 365 does not let this be returned now. Reload the page to see why.',
      this.submissions.act(caller, graphKey, 'return'),
    );
    return this.present(opened, key, await this.submissions.find(caller, graphKey));
  }

  /** The page of a file that was handed in. @throws NotFound also where Graph does not say it */
  async findPage(user: SessionUser, key: SubmissionKey, resourceId: string): Promise<string> {
    const { opened, wire } = await this.open(user, key);
    const resource = wire.submittedResources?.find(({ id }) => id === resourceId);
    if (!resource) throw new NotFound();
    const fileUrl = resource.resource?.fileUrl ?? '';
    const items = await this.files.describe(opened.caller, [fileUrl]);
    const { webUrl } = toResource(resource, items.get(fileUrl));
    if (!webUrl) throw new NotFound('Microsoft 365 does not say where this file is.');
    return webUrl;
  }

  private async open(
    user: SessionUser,
    key: SubmissionKey,
  ): Promise<{ opened: OpenClass; wire: WireSubmission }> {
    const opening = this.access.openAsTeacher(user, key.classId);
    const asked = this.submissions.find(this.tokens.asUser(user), toGraphKey(key));
    const wire = await answerAfter(opening, asked);
    return { opened: await opening, wire };
  }

  private present({ roster }: OpenClass, key: AssignmentKey, wire: WireSubmission): Submission {
    const student = roster.members.find(({ id }) => id.toLowerCase() === studentIdOf(wire));
    return toSubmission(wire, {
      isTeacher: true,
      displayName: student?.displayName ?? 'Former student',
      toResource: (resource) => this.presentFile({ ...key, submissionId: wire.id }, resource),
    });
  }

  /** A file's page is asked for when it is opened: each would cost the list a request. */
  private presentFile(key: SubmissionKey, wire: WireResource) {
    const shown = toResource(wire);
    if (!wire.resource?.fileUrl) return shown;
    const { classId, assignmentId, submissionId } = key;
    const parts = [classId, 'assignments', assignmentId, 'submissions', submissionId, 'resources'];
    const path = [...parts, wire.id].map(encodeURIComponent).join('/');
    return { ...shown, webUrl: `${this.publicUrl.origin}/api/v1/classes/${path}` };
  }
}

/** Where feedback and points go, as far as they are given. @throws ValidationFailed */
function requireOutcomes(
  wire: WireSubmission,
  { feedback, points }: ReturnSubmission,
): [WireOutcome | undefined, WireOutcome | undefined] {
  const [forFeedback, forPoints] = [outcomeOf(wire, 'Feedback'), outcomeOf(wire, 'Points')];
  const refuse = (path: string, message: string) =>
    new ValidationFailed([{ path: [path], message }]);
  if (feedback && !forFeedback) throw refuse('feedback', 'This work takes no feedback.');
  if (typeof points === 'number' && !forPoints) {
    throw refuse('points', 'This assignment has no points.');
  }
  return [forFeedback, forPoints];
}
