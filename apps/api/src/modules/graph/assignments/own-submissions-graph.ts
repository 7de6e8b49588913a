import type { AssignmentKey, WireAssignment, WireSubmission } from '../wire/assignment-types';
import { readPagePart } from '../client/batch-part';
import { largestBatch } from '../client/graph-batch';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { GraphRequestFailed } from '../transport/graph-error';
import { readSubmission } from '../wire/read-assignments';
import { each, isWord } from '../wire/values';
import { assignmentPath, type AssignmentsGraph } from './assignments-graph';

/**
 * What to request along with assignments, fullest first. Microsoft promises `$expand` of submissions; the service also
 * returns their points to its own clients, but no page promises that.
 * https://learn.microsoft.com/graph/api/educationclass-list-assignments
 */
const expansions = ['submissions($expand=outcomes)', 'submissions', ''] as const;

/** Whether a student has points to see. */
export function hasPoints({ status }: WireSubmission): boolean {
  return ['returned', 'released', 'reassigned'].some((one) => isWord(status, one));
}

/**
 * A class's assignments with one student's submissions: Graph shows students only their own. One request if Graph
 * includes points; otherwise one more for every 20 assignments with something missing.
 */
export class OwnSubmissionsGraph {
  /** Index of the first one that this Graph hasn't refused. */
  private least = 0;

  constructor(
    private readonly graph: GraphClient,
    private readonly assignments: AssignmentsGraph,
  ) {}

  list(caller: GraphCaller, classId: string): Promise<WireAssignment[]> {
    return this.ask((expand) => this.assignments.list(caller, classId, expand));
  }

  find(caller: GraphCaller, key: AssignmentKey): Promise<WireAssignment> {
    return this.ask((expand) => this.assignments.find(caller, key, expand));
  }

  /** The submissions of each assignment, by its id; requests anything Graph didn't include. */
  async submissionsOf(
    caller: GraphCaller,
    classId: string,
    wires: readonly WireAssignment[],
  ): Promise<Map<string, WireSubmission[]>> {
    const told = wires.map(({ id, submissions }) => [id, submissions ?? []] as const);
    const lacking = wires.filter((wire) => !isComplete(wire));
    const slices = Array.from({ length: Math.ceil(lacking.length / largestBatch) }, (_, n) =>
      lacking.slice(n * largestBatch, (n + 1) * largestBatch),
    );
    const parts = slices.map((slice) => this.readSubmissions(caller, classId, slice));
    return new Map([...told, ...(await Promise.all(parts)).flat()]);
  }

  /** A query that was refused once isn't sent again. */
  private async ask<T>(read: (expand: string) => Promise<T>): Promise<T> {
    for (let at = this.least; ; at += 1) {
      try {
        const answer = await read(expansions[at] ?? '');
        this.least = Math.max(this.least, at);
        return answer;
      } catch (error) {
        if (at === expansions.length - 1 || !isRefusedQuery(error)) throw error;
      }
    }
  }

  private async readSubmissions(
    caller: GraphCaller,
    classId: string,
    wires: readonly WireAssignment[],
  ): Promise<[string, WireSubmission[]][]> {
    const requests = wires.map(({ id }, n) => {
      const path = assignmentPath({ classId, assignmentId: id });
      return { id: `${n}`, method: 'GET', url: `${path}/submissions?$expand=outcomes` };
    });
    const answers = await this.graph.batch(caller, requests);
    return wires.map(({ id }, n) => {
      // Deleted since it was listed.
      if (answers.get(`${n}`)?.status === 404) return [id, []];
      return [id, each(readPagePart(caller, answers.get(`${n}`)).value, readSubmission)];
    });
  }
}

function isComplete({ submissions }: WireAssignment): boolean {
  return submissions?.every((one) => !hasPoints(one) || one.outcomes) ?? false;
}

/** Whatever its code: the assignments service, the directory and OData each have their own. */
function isRefusedQuery(error: unknown): boolean {
  return error instanceof GraphRequestFailed && [400, 501].includes(error.graphStatus);
}
