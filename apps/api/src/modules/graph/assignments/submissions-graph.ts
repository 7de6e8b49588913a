import type {
  AssignmentKey,
  NewResource,
  SubmissionKey,
  WireOutcome,
  WireResource,
  WireSubmission,
} from '../wire/assignment-types';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { GraphRequestFailed } from '../transport/graph-error';
import { pathSegment } from '../client/path-segment';
import { readEntity } from '../client/read-entity';
import { readResource, readSubmission } from '../wire/read-assignments';
import { each, record, text } from '../wire/values';
import { findResource } from './find-resource';
import { assignmentPath } from './assignments-graph';

const expanded = '$expand=resources,submittedResources,outcomes';
const pageSize = 999;

function submissionPath({ submissionId, ...key }: SubmissionKey): string {
  return `${assignmentPath(key)}/submissions/${pathSegment(submissionId)}`;
}

/**
 * What students submit, with files, feedback and points. None are cached: they change on their own at Microsoft.
 * https://learn.microsoft.com/graph/api/resources/educationsubmission
 */
export class SubmissionsGraph {
  constructor(private readonly graph: GraphClient) {}

  /** For a teacher, all of an assignment's; for a student, their own. */
  async list(caller: GraphCaller, key: AssignmentKey): Promise<WireSubmission[]> {
    const path = `${assignmentPath(key)}/submissions?${expanded}&$top=${pageSize}`;
    return each(await this.graph.all(caller, path), readSubmission);
  }

  async find(caller: GraphCaller, key: SubmissionKey): Promise<WireSubmission> {
    const answer = await this.graph.get(caller, `${submissionPath(key)}?${expanded}`);
    return readEntity(readSubmission, answer, key.submissionId);
  }

  /** Creates the folder where its files must go; refused if there already is one. */
  async setUpFolder(caller: GraphCaller, key: SubmissionKey): Promise<WireSubmission> {
    const path = `${submissionPath(key)}/setUpResourcesFolder`;
    const answer = await this.graph.post(caller, path, { body: {} });
    const { resourcesFolderUrl } = record(answer);
    if (text(resourcesFolderUrl) === null) return this.find(caller, key);
    return readEntity(readSubmission, answer, key.submissionId);
  }

  async addResource(
    caller: GraphCaller,
    key: SubmissionKey,
    resource: NewResource,
  ): Promise<WireResource> {
    const body = { resource };
    const made = await this.graph.create(caller, `${submissionPath(key)}/resources`, { body });
    return readResource(made) ?? findResource((await this.find(caller, key)).resources, resource);
  }

  /** The file stays in its folder. */
  async removeResource(caller: GraphCaller, key: SubmissionKey, resourceId: string): Promise<void> {
    const path = `${submissionPath(key)}/resources/${pathSegment(resourceId)}`;
    await this.graph.delete(caller, path);
  }

  /** Returns right away; the result shows later. */
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
    if (outcome.id === null) throw new GraphRequestFailed(200, 'outcomeWithoutId');
    const path = `${submissionPath(key)}/outcomes/${pathSegment(outcome.id)}`;
    const type = `#microsoft.graph.education${outcome.kind}Outcome`;
    const body = { '@odata.type': type, ...change };
    await this.graph.patch(caller, path, { body });
  }
}
