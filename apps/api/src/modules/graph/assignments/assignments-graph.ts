import type {
  AssignmentContent,
  AssignmentKey,
  NewResource,
  WireAssignment,
  WireResource,
} from '../wire/assignment-types';
import type { AnswerCache } from '../cache/answer-cache';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { GraphRequestFailed } from '../transport/graph-error';
import { pathSegment } from '../client/path-segment';
import { readEntity } from '../client/read-entity';
import { readAssignment, readResource } from '../wire/read-assignments';
import { each, id, isWord, record, text } from '../wire/values';
import { findResource } from './find-resource';

const fields =
  'id,displayName,instructions,dueDateTime,closeDateTime,createdDateTime,status,allowLateSubmissions,grading,resourcesFolderUrl,allowStudentsToAddResourcesToSubmission';
const pageSize = 999;

const queryFor = (expand: string) => `$select=${fields}${expand && `&$expand=${expand}`}`;

/** An assignment's path. @throws NotFound for malformed ids */
export function assignmentPath({ classId, assignmentId }: AssignmentKey): string {
  return `${assignmentsPath(classId)}/${pathSegment(assignmentId)}`;
}

const assignmentsPath = (classId: string) =>
  `/education/classes/${pathSegment(classId)}/assignments`;

/**
 * The assignments of classes. None are cached: they change on their own at Microsoft, and anyone polling must see it. What
 * searches have cached of a class is dropped with each change.
 * https://learn.microsoft.com/graph/api/resources/educationassignment
 */
export class AssignmentsGraph {
  constructor(
    private readonly graph: GraphClient,
    private readonly cache: Pick<AnswerCache, 'drop'>,
  ) {}

  /** The ones that the caller may see. @param expand what to include with each */
  async list(caller: GraphCaller, classId: string, expand = ''): Promise<WireAssignment[]> {
    const path = `${assignmentsPath(classId)}?${queryFor(expand)}&$top=${pageSize}`;
    return each(await this.graph.all(caller, path), readAssignment);
  }

  async find(caller: GraphCaller, key: AssignmentKey, expand = ''): Promise<WireAssignment> {
    const answer = await this.graph.get(caller, `${assignmentPath(key)}?${queryFor(expand)}`);
    return readEntity(readAssignment, answer, key.assignmentId);
  }

  /** With its resources. */
  async findWithResources(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    return this.find(caller, key, 'resources');
  }

  /** A draft for the whole class. */
  async create(
    caller: GraphCaller,
    classId: string,
    content: AssignmentContent,
  ): Promise<WireAssignment> {
    const body = {
      ...toBody(content),
      assignTo: { '@odata.type': '#microsoft.graph.educationAssignmentClassRecipient' },
      allowStudentsToAddResourcesToSubmission: true,
    };
    const made = await this.graph.create(caller, assignmentsPath(classId), { body });
    this.dropTitles(caller, classId);
    const assignmentId = id(record(made)['id']);
    if (assignmentId !== null) return this.complete(caller, { classId, assignmentId }, made);
    return this.findMade(caller, classId, content);
  }

  async change(
    caller: GraphCaller,
    key: AssignmentKey,
    content: AssignmentContent,
  ): Promise<WireAssignment> {
    const body = toBody(content);
    const answer = await this.graph.patch(caller, assignmentPath(key), { body });
    this.dropTitles(caller, key.classId);
    return this.complete(caller, key, answer);
  }

  async remove(caller: GraphCaller, key: AssignmentKey): Promise<void> {
    await this.graph.delete(caller, assignmentPath(key));
    this.dropTitles(caller, key.classId);
  }

  /** Returns right away; afterwards it is assigned, or becomes a draft again. */
  async publish(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    const answer = await this.graph.post(caller, `${assignmentPath(key)}/publish`);
    this.dropTitles(caller, key.classId);
    return this.complete(caller, key, answer);
  }

  /** Creates the folder where its files must go; refused if there already is one. */
  async setUpFolder(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    const path = `${assignmentPath(key)}/setUpResourcesFolder`;
    const answer = await this.graph.post(caller, path, { body: {} });
    const { resourcesFolderUrl } = record(answer);
    if (text(resourcesFolderUrl) === null) return this.find(caller, key);
    return readEntity(readAssignment, answer, key.assignmentId);
  }

  /** For everyone to read; students get no copies of their own. */
  async addResource(
    caller: GraphCaller,
    key: AssignmentKey,
    resource: NewResource,
  ): Promise<WireResource> {
    const body = { distributeForStudentWork: false, resource };
    const made = await this.graph.create(caller, `${assignmentPath(key)}/resources`, { body });
    const added = readResource(made);
    return added ?? findResource((await this.findWithResources(caller, key)).resources, resource);
  }

  /** The file stays in its folder. */
  async removeResource(caller: GraphCaller, key: AssignmentKey, resourceId: string): Promise<void> {
    const path = `${assignmentPath(key)}/resources/${pathSegment(resourceId)}`;
    await this.graph.delete(caller, path);
  }

  private dropTitles({ tenantId }: GraphCaller, classId: string): void {
    this.cache.drop(tenantId, assignmentsPath(classId));
  }

  /** What a change returned; read separately if Graph doesn't say what the result is. */
  private async complete(
    caller: GraphCaller,
    key: AssignmentKey,
    answer: unknown,
  ): Promise<WireAssignment> {
    const { displayName, status } = record(answer);
    const isWhole = text(displayName) !== null && text(status) !== null;
    return isWhole ? readEntity(readAssignment, answer, key.assignmentId) : this.find(caller, key);
  }

  /** The latest draft with that name: the one just created. */
  private async findMade(
    caller: GraphCaller,
    classId: string,
    { displayName }: AssignmentContent,
  ): Promise<WireAssignment> {
    const all = await this.list(caller, classId);
    const drafts = all.filter(
      (one) => isWord(one.status, 'draft') && one.displayName === displayName,
    );
    const [latest] = drafts.sort((left, right) => madeAt(right) - madeAt(left));
    if (!latest) throw new GraphRequestFailed(200, 'nothingMade');
    return latest;
  }
}

const madeAt = ({ createdDateTime }: WireAssignment) => Date.parse(createdDateTime ?? '') || 0;

function toBody({ maxPoints, ...content }: AssignmentContent): object {
  if (maxPoints === undefined) return content;
  const type = '#microsoft.graph.educationAssignmentPointsGradeType';
  return { ...content, grading: maxPoints === null ? null : { '@odata.type': type, maxPoints } };
}
