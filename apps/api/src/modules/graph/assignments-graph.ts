import type {
  AssignmentContent,
  AssignmentKey,
  WireAssignment,
  WireResource,
} from './assignment-types';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { pathSegment } from './path-segment';

const fields =
  'id,displayName,instructions,dueDateTime,closeDateTime,status,allowLateSubmissions,grading,resourcesFolderUrl';
const pageSize = 999;

/** The address of an assignment. @throws NotFound for ids that are none */
export function assignmentPath({ classId, assignmentId }: AssignmentKey): string {
  return `${assignmentsPath(classId)}/${pathSegment(assignmentId)}`;
}

const assignmentsPath = (classId: string) =>
  `/education/classes/${pathSegment(classId)}/assignments`;

/**
 * The assignments of classes. None are remembered: they settle by themselves at Microsoft, and one who polls must see it.
 * https://learn.microsoft.com/graph/api/resources/educationassignment
 */
export class AssignmentsGraph {
  constructor(private readonly graph: GraphClient) {}

  /** Those that the caller may see. */
  async list(caller: GraphCaller, classId: string): Promise<WireAssignment[]> {
    const path = `${assignmentsPath(classId)}?$select=${fields}&$top=${pageSize}`;
    return this.graph.all<WireAssignment>(caller, path);
  }

  async find(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    return this.graph.get<WireAssignment>(caller, `${assignmentPath(key)}?$select=${fields}`);
  }

  /** With its resources. */
  async findWithResources(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    const query = `$select=${fields}&$expand=resources`;
    return this.graph.get<WireAssignment>(caller, `${assignmentPath(key)}?${query}`);
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
    return this.graph.post<WireAssignment>(caller, assignmentsPath(classId), { body });
  }

  async change(
    caller: GraphCaller,
    key: AssignmentKey,
    content: AssignmentContent,
  ): Promise<WireAssignment> {
    const body = toBody(content);
    return this.graph.patch<WireAssignment>(caller, assignmentPath(key), { body });
  }

  async remove(caller: GraphCaller, key: AssignmentKey): Promise<void> {
    await this.graph.delete(caller, assignmentPath(key));
  }

  /** Answers at once; it is handed out afterwards, or becomes a draft again. */
  async publish(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    return this.graph.post<WireAssignment>(caller, `${assignmentPath(key)}/publish`);
  }

  /** Makes the folder that files have to lie in; refused where there is one. */
  async setUpFolder(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    return this.graph.post(caller, `${assignmentPath(key)}/setUpResourcesFolder`);
  }

  /** For all to read; students get no copies of their own. */
  async addResource(
    caller: GraphCaller,
    key: AssignmentKey,
    resource: object,
  ): Promise<WireResource> {
    const body = { distributeForStudentWork: false, resource };
    return this.graph.post(caller, `${assignmentPath(key)}/resources`, { body });
  }

  /** The file stays in its folder. */
  async removeResource(caller: GraphCaller, key: AssignmentKey, resourceId: string): Promise<void> {
    const path = `${assignmentPath(key)}/resources/${pathSegment(resourceId)}`;
    await this.graph.delete(caller, path);
  }
}

function toBody({ maxPoints, ...content }: AssignmentContent): object {
  if (maxPoints === undefined) return content;
  const type = '#microsoft.graph.educationAssignmentPointsGradeType';
  return { ...content, grading: maxPoints === null ? null : { '@odata.type': type, maxPoints } };
}
