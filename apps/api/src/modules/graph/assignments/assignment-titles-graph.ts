import { Logger } from '@nestjs/common';
import { AppError } from '../../../http';
import type { AnswerCache } from '../cache/answer-cache';
import { readListPart } from '../client/batch-part';
import { largestBatch, type GraphBatchAnswer } from '../client/graph-batch';
import type { GraphClient } from '../client/graph-client';
import { pathSegment } from '../client/path-segment';
import type { GraphCaller } from '../transport/graph-caller';
import type { WireAssignment } from '../wire/assignment-types';
import { readAssignment } from '../wire/read-assignments';
import { each } from '../wire/values';

const fields = 'id,displayName,dueDateTime,status';
/** A class that the caller is no longer in, or that is gone. */
const hiddenStatuses = new Set([403, 404]);

const pathOf = (classId: string) =>
  `/education/classes/${pathSegment(classId)}/assignments?$select=${fields}&$top=999`;

/** The assignments of many classes, for searching: cached briefly, unlike the lists that people watch. */
export class AssignmentTitlesGraph {
  private readonly logger = new Logger(AssignmentTitlesGraph.name);

  constructor(
    private readonly graph: GraphClient,
    private readonly cache: AnswerCache,
  ) {}

  /** By class: one request for each 20 classes that aren't cached. A class that couldn't be read is absent. */
  async ofClasses(
    caller: GraphCaller,
    classIds: readonly string[],
  ): Promise<Map<string, readonly WireAssignment[]>> {
    const answers = await this.cache.getMany<WireAssignment[]>(
      caller,
      classIds.map(pathOf),
      (paths) => this.load(caller, paths),
    );
    const known = classIds.map((id) => [id, answers.get(pathOf(id))] as const);
    return new Map(known.flatMap(([id, found]) => (found ? [[id, found] as const] : [])));
  }

  private async load(caller: GraphCaller, paths: string[]): Promise<Map<string, WireAssignment[]>> {
    const slices = Array.from({ length: Math.ceil(paths.length / largestBatch) }, (_, nth) =>
      paths.slice(nth * largestBatch, (nth + 1) * largestBatch),
    );
    const batches = slices.map((slice) =>
      this.graph.batch(
        caller,
        slice.map((url) => ({ id: url, method: 'GET', url })),
      ),
    );
    const lists = new Map<string, WireAssignment[]>();
    for (const answers of await Promise.all(batches)) {
      for (const [path, answer] of answers) {
        const list = await this.read(caller, path, answer);
        if (list) lists.set(path, list);
      }
    }
    return lists;
  }

  private async read(
    caller: GraphCaller,
    path: string,
    answer: GraphBatchAnswer,
  ): Promise<WireAssignment[] | undefined> {
    if (hiddenStatuses.has(answer.status)) return [];
    try {
      return each(await readListPart(this.graph, caller, { path, answer }), readAssignment);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`No answer to ${path} in a batch: ${error.message}`);
      return undefined;
    }
  }
}
