import { Logger } from '@nestjs/common';
import { AppError } from '../../../http';
import type { AnswerCache } from '../cache/answer-cache';
import { readListPart, readPart } from '../client/batch-part';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import type { ClassRoster, WireClass, WirePerson, WireSchool } from '../wire/graph-types';
import { pathSegment } from '../client/path-segment';
import { readEntity } from '../client/read-entity';
import { readClass, readPerson, readSchool } from '../wire/read-education';
import { each } from '../wire/values';
import { classFields, pageSize } from './education-fields';

interface ClassPaths {
  class: string;
  teachers: string;
  members: string;
  schools: string;
}

const list = `?$select=id,displayName&$top=${pageSize}`;
const pathOf = (classId: string) => `/education/classes/${pathSegment(classId)}`;

/** The path under which a class's schools are cached. */
export const schoolsPath = (classId: string): string => `${pathOf(classId)}/schools${list}`;

function pathsOf(classId: string): ClassPaths {
  const path = pathOf(classId);
  return {
    class: `${path}?$select=${classFields}`,
    teachers: `${path}/teachers${list}`,
    members: `${path}/members${list}`,
    schools: schoolsPath(classId),
  };
}

/** Classes with their people: four answers in one request, each cached separately. */
export class ClassGraph {
  private readonly logger = new Logger(ClassGraph.name);

  constructor(
    private readonly graph: Pick<GraphClient, 'batch' | 'all'>,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * One class with its people: one request for all four answers, shared by simultaneous callers.
   * @param isAfresh asks Graph, whatever is cached
   * @throws NotFound, Forbidden (Graph hides a class's people from outsiders), GraphUnavailable, GraphRequestFailed, if
   * Graph refuses the class, its teachers or its members: half a roster must not look complete
   */
  async open(caller: GraphCaller, classId: string, isAfresh = false): Promise<ClassRoster> {
    const paths = pathsOf(classId);
    const ask = isAfresh ? this.cache.askMany : this.cache.getMany;
    const answers = (await ask.call(this.cache, caller, Object.values(paths), (missing) =>
      this.load(caller, { classId, missing, paths }),
    )) as Map<string, object>;
    return {
      class: answers.get(paths.class) as WireClass,
      teachers: answers.get(paths.teachers) as WirePerson[],
      members: answers.get(paths.members) as WirePerson[],
      schools: (answers.get(paths.schools) as WireSchool[] | undefined) ?? [],
    };
  }

  private async load(
    caller: GraphCaller,
    { classId, missing, paths }: { classId: string; missing: string[]; paths: ClassPaths },
  ): Promise<Map<string, object>> {
    const requests = missing.map((url) => ({ id: url, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    const loaded = new Map<string, object>();
    for (const path of missing) {
      try {
        const answer = answers.get(path);
        if (path === paths.class) {
          loaded.set(path, readEntity(readClass, readPart(caller, answer), classId));
        } else {
          const entries = await readListPart(this.graph, caller, { path, answer });
          loaded.set(path, each<object>(entries, path === paths.schools ? readSchool : readPerson));
        }
      } catch (error) {
        if (path !== paths.schools || !(error instanceof AppError)) throw error;
        this.logger.warn(`Couldn't read a class's schools: ${error.message}`);
      }
    }
    return loaded;
  }
}
