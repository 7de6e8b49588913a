import { Logger } from '@nestjs/common';
import { AppError, NotFound } from '../../../http';
import type { AnswerCache } from '../cache/answer-cache';
import { readListPart } from '../client/batch-part';
import { largestBatch, type GraphBatchAnswer } from '../client/graph-batch';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import type { WireClass, WirePerson, WireSchool } from '../wire/graph-types';
import { pathSegment } from '../client/path-segment';
import { isWithoutEducation } from '../client/unsupported-query';
import { readClass, readPerson, readSchool } from '../wire/read-education';
import { each } from '../wire/values';
import { classFields, pageSize, schoolFields } from './education-fields';

/** Statuses that mean "not for you" for one class: a hidden membership, or a class just deleted. */
const hiddenStatuses = new Set([403, 404]);

/** Lists of schools and classes as Graph has them, cached briefly (see AnswerCache). */
export class EducationGraph {
  private readonly logger = new Logger(EducationGraph.name);

  constructor(
    private readonly graph: GraphClient,
    private readonly cache: AnswerCache,
  ) {}

  schools(caller: GraphCaller): Promise<readonly WireSchool[]> {
    const path = `/education/schools?$select=${schoolFields}&$top=${pageSize}`;
    return this.list(caller, path, readSchool);
  }

  mySchools(caller: GraphCaller): Promise<readonly WireSchool[]> {
    const path = `/education/me/schools?$select=${schoolFields}&$top=${pageSize}`;
    return this.listOwn(caller, path, readSchool);
  }

  /** @throws NotFound for a school that isn't in the caller's tenant */
  schoolClasses(caller: GraphCaller, schoolId: string): Promise<readonly WireClass[]> {
    const path = `/education/schools/${pathSegment(schoolId)}/classes`;
    return this.list(caller, `${path}?$select=${classFields}&$top=${pageSize}`, readClass);
  }

  /** Classes attended and taught. */
  myClasses(caller: GraphCaller): Promise<readonly WireClass[]> {
    const path = `/education/me/classes?$select=${classFields}&$top=${pageSize}`;
    return this.listOwn(caller, path, readClass);
  }

  /**
   * Teachers by class, one batch per 20 classes. App-only, because users may only read the teachers of their own classes;
   * so the caller decides who may see them. A class whose teachers can't be read has none here.
   */
  async classTeachers(
    app: GraphCaller,
    classIds: readonly string[],
  ): Promise<Map<string, readonly WirePerson[]>> {
    const pathOf = (id: string) =>
      `/education/classes/${pathSegment(id)}/teachers?$select=id,displayName`;
    const answers = await this.cache.getMany<WirePerson[]>(app, classIds.map(pathOf), (paths) =>
      this.batchOfPeople(app, paths),
    );
    return new Map(classIds.map((id) => [id, answers.get(pathOf(id)) ?? []]));
  }

  private list<T>(caller: GraphCaller, path: string, read: Read<T>): Promise<readonly T[]> {
    return this.cache.get(caller, path, async () => {
      try {
        return each(await this.graph.all(caller, path), read);
      } catch (error) {
        if (isWithoutEducation(error)) return [];
        throw error;
      }
    });
  }

  /** `/education/me` doesn't exist for someone who is neither a student nor a teacher, which means they have nothing. */
  private async listOwn<T>(
    caller: GraphCaller,
    path: string,
    read: Read<T>,
  ): Promise<readonly T[]> {
    try {
      return await this.list(caller, path, read);
    } catch (error) {
      if (error instanceof NotFound) return [];
      throw error;
    }
  }

  private async batchOfPeople(
    caller: GraphCaller,
    paths: string[],
  ): Promise<Map<string, WirePerson[]>> {
    const batches = [];
    for (let from = 0; from < paths.length; from += largestBatch) {
      const requests = paths
        .slice(from, from + largestBatch)
        .map((url) => ({ id: url, method: 'GET', url }));
      batches.push(this.graph.batch(caller, requests));
    }
    const lists = new Map<string, WirePerson[]>();
    for (const answers of await Promise.all(batches)) {
      for (const [path, answer] of answers) {
        const list = await this.readPeople(caller, path, answer);
        if (list) lists.set(path, list);
      }
    }
    return lists;
  }

  private async readPeople(
    caller: GraphCaller,
    path: string,
    answer: GraphBatchAnswer,
  ): Promise<WirePerson[] | undefined> {
    if (hiddenStatuses.has(answer.status)) return [];
    try {
      return each(await readListPart(this.graph, caller, { path, answer }), readPerson);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`No answer to ${path} in a batch: ${error.message}`);
      return undefined;
    }
  }
}

type Read<T> = (entry: unknown) => T | undefined;
