import type {
  AssignmentKey,
  SubmissionKey,
  WireOutcome,
  WireResource,
  WireSubmission,
} from './assignment-types';
import { assignmentPath } from './assignments-graph';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { pathSegment } from './path-segment';

const expanded = '$expand=resources,submittedResources,outcomes';
const pageSize = 999;

function submissionPath({ submissionId, ...key }: SubmissionKey): string {
  return `${assignmentPath(key)}/submissions/${pathSegment(submissionId)}`;
}

/**
 * What students hand in, with its files, feedback and points. None is remembered: it settles by itself at Microsoft.
 * https://learn.microsoft.com/graph/api/resources/educationsubmission
 */
export class SubmissionsGraph {
  constructor(private readonly graph: GraphClient) {}

  /** All of an assignment for a teacher; for a student the own one. */
  async list(caller: GraphCaller, key: AssignmentKey): Promise<WireSubmission[]> {
    const path = `${assignmentPath(key)}/submissions?${expanded}&$top=${pageSize}`;
    return this.graph.all<WireSubmission>(caller, path);
  }

  async find(caller: GraphCaller, key: SubmissionKey): Promise<WireSubmission> {
    return this.graph.get<WireSubmission>(caller, `${submissionPath(key)}?${expanded}`);
  }

  /** Makes the folder that files have to lie in; refused where there is one. */
  async setUpFolder(caller: GraphCaller, key: SubmissionKey): Promise<WireSubmission> {
    return this.graph.post(caller, `${submissionPath(key)}/setUpResourcesFolder`);
  }

  async addResource(
    caller: GraphCaller,
    key: SubmissionKey,
    resource: object,
  ): Promise<WireResource> {
    return this.graph.post(caller, `${submissionPath(key)}/resources`, { body: { resource } });
  }

  /** The file stays in its folder. */
  async removeResource(caller: GraphCaller, key: SubmissionKey, resourceId: string): Promise<void> {
    const path = `${submissionPath(key)}/resources/${pathSegment(resourceId)}`;
    await this.graph.delete(caller, path);
  }

  /** Answers at once; it shows later. */
  async act(
    caller: GraphCaller,
    key: SubmissionKey,
    action: 'submit' | 'unsubmit' | 'return',
  ): Promise<void> {
    await this.graph.post(caller, `${submissionPath(key)}/${action}`);
  }

  /** Students see it once the submission is returned. */
  async writeFeedback(
    caller: GraphCaller,
    key: SubmissionKey,
    { outcome, text }: { outcome: WireOutcome; text: string | null },
  ): Promise<void> {
    const feedback = text === null ? null : { text: { contentType: 'text', content: text } };
    await this.writeOutcome(caller, key, { outcome, change: { feedback } });
  }

  /** Students see them once the submission is returned. */
  async writePoints(
    caller: GraphCaller,
    key: SubmissionKey,
    { outcome, points }: { outcome: WireOutcome; points: number | null },
  ): Promise<void> {
    const type = '#microsoft.graph.educationAssignmentPointsGrade';
    const grade = points === null ? null : { '@odata.type': type, points };
    await this.writeOutcome(caller, key, { outcome, change: { points: grade } });
  }

  private async writeOutcome(
    caller: GraphCaller,
    key: SubmissionKey,
    { outcome, change }: { outcome: WireOutcome; change: object },
  ): Promise<void> {
    const path = `${submissionPath(key)}/outcomes/${pathSegment(outcome.id)}`;
    const body = { '@odata.type': outcome['@odata.type'], ...change };
    await this.graph.patch(caller, path, { body });
  }
}
