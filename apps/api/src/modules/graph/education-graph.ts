import { Logger } from '@nestjs/common';
import { NotFound } from '../../http';
import type { AnswerCache } from './answer-cache';
import { ClassRosters } from './class-rosters';
import { classFields, pageSize, schoolFields } from './education-fields';
import { largestBatch, type GraphBatchAnswer } from './graph-batch';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import type { ClassRoster, WireClass, WirePerson, WireSchool, WireTeacher } from './graph-types';
import { pathSegment } from './path-segment';
import { SchoolTeachers } from './school-teachers';
import { isWithoutEducation } from './unsupported-query';

/** The statuses that say "not for you" about one class: a hidden membership, or a class just deleted. */
const hiddenStatuses = new Set([403, 404]);

/** The roster as Graph has it, remembered for a short time (see AnswerCache). */
export class EducationGraph {
  private readonly logger = new Logger(EducationGraph.name);

  private readonly rosters: ClassRosters;
  private readonly teachers: SchoolTeachers;

  constructor(
    private readonly graph: GraphClient,
    private readonly cache: AnswerCache,
  ) {
    this.rosters = new ClassRosters(graph, cache);
    this.teachers = new SchoolTeachers(graph, cache);
  }

  schools(caller: GraphCaller): Promise<readonly WireSchool[]> {
    return this.list(caller, `/education/schools?$select=${schoolFields}&$top=${pageSize}`);
  }

  mySchools(caller: GraphCaller): Promise<readonly WireSchool[]> {
    return this.listOwn(caller, `/education/me/schools?$select=${schoolFields}&$top=${pageSize}`);
  }

  /** @throws NotFound for a school that is not of the caller's tenant */
  schoolClasses(caller: GraphCaller, schoolId: string): Promise<readonly WireClass[]> {
    const path = `/education/schools/${pathSegment(schoolId)}/classes`;
    return this.list(caller, `${path}?$select=${classFields}&$top=${pageSize}`);
  }

  /**
   * Who teaches at a school. App-only: Graph shows a user no users of schools. So the caller decides who may see them.
   * @throws NotFound for a school that is not of the tenant
   */
  async schoolTeachers(app: GraphCaller, schoolId: string): Promise<readonly WireTeacher[]> {
    return this.teachers.of(app, schoolId);
  }

  /** Classes attended and taught. */
  myClasses(caller: GraphCaller): Promise<readonly WireClass[]> {
    return this.listOwn(caller, `/education/me/classes?$select=${classFields}&$top=${pageSize}`);
  }

  /**
   * One class with its people: one request for the four, shared by all who ask at once.
   * @throws NotFound, Forbidden (Graph hides the people of a class from who is not in it), GraphUnavailable,
   * GraphRequestFailed
   */
  openClass(caller: GraphCaller, classId: string): Promise<ClassRoster> {
    return this.rosters.open(caller, classId);
  }

  /** The schools of a class; unlike those of `openClass` they are there, or it throws. */
  async classSchools(caller: GraphCaller, classId: string): Promise<readonly WireSchool[]> {
    return this.rosters.schools(caller, classId);
  }

  /**
   * Teachers by class, one batch for each 20 classes. App-only: a user may read the teachers of own classes only. So the
   * caller decides who may see them. A class whose teachers cannot be read has none here.
   */
  async classTeachers(
    app: GraphCaller,
    classIds: readonly string[],
  ): Promise<Map<string, readonly WirePerson[]>> {
    const pathOf = (id: string) =>
      `/education/classes/${pathSegment(id)}/teachers?$select=id,displayName`;
    const answers = await this.cache.getMany<WirePerson[]>(app, classIds.map(pathOf), (paths) =>
      this.batchOfLists(app, paths),
    );
    return new Map(classIds.map((id) => [id, answers.get(pathOf(id)) ?? []]));
  }

  private list<T>(caller: GraphCaller, path: string): Promise<readonly T[]> {
    return this.cache.get(caller, path, async () => {
      try {
        return await this.graph.all<T>(caller, path);
      } catch (error) {
        if (isWithoutEducation(error)) return [];
        throw error;
      }
    });
  }

  /** `/education/me` is not there for who is neither student nor teacher; that means: nothing of one's own. */
  private async listOwn<T>(caller: GraphCaller, path: string): Promise<readonly T[]> {
    try {
      return await this.list<T>(caller, path);
    } catch (error) {
      if (error instanceof NotFound) return [];
      throw error;
    }
  }

  private async batchOfLists<T>(caller: GraphCaller, paths: string[]): Promise<Map<string, T[]>> {
    const lists = new Map<string, T[]>();
    const batches = [];
    for (let from = 0; from < paths.length; from += largestBatch) {
      const requests = paths.slice(from, from + largestBatch);
      batches.push(
        this.graph.batch(
          caller,
          requests.map((url) => ({ id: url, method: 'GET', url })),
        ),
      );
    }
    for (const answers of await Promise.all(batches)) {
      for (const [path, answer] of answers) {
        const list = this.readPart<T>(path, answer);
        if (list) lists.set(path, list);
      }
    }
    return lists;
  }

  private readPart<T>(path: string, { status, body }: GraphBatchAnswer): T[] | undefined {
    if (hiddenStatuses.has(status)) return [];
    const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : null;
    if (status === 200 && Array.isArray(value)) return value as T[];
    this.logger.warn(`No answer to ${path} in a batch: ${status}`);
    return undefined;
  }
}
