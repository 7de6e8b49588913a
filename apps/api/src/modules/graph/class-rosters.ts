import { Logger } from '@nestjs/common';
import { AppError } from '../../http';
import type { AnswerCache } from './answer-cache';
import { readPart } from './batch-part';
import { classFields, pageSize } from './education-fields';
import type { GraphCaller } from './graph-caller';
import type { GraphClient, GraphPage } from './graph-client';
import { GraphRequestFailed } from './graph-error';
import type { ClassRoster, WireClass, WirePerson, WireSchool } from './graph-types';
import { pathSegment } from './path-segment';

interface ClassPaths {
  class: string;
  teachers: string;
  members: string;
  schools: string;
}

function pathsOf(classId: string): ClassPaths {
  const path = `/education/classes/${pathSegment(classId)}`;
  const list = `?$select=id,displayName&$top=${pageSize}`;
  return {
    class: `${path}?$select=${classFields}`,
    teachers: `${path}/teachers${list}`,
    members: `${path}/members${list}`,
    schools: `${path}/schools${list}`,
  };
}

/** Classes with their people: four answers in one request, remembered each by itself. */
export class ClassRosters {
  private readonly logger = new Logger(ClassRosters.name);

  constructor(
    private readonly graph: Pick<GraphClient, 'batch' | 'all'>,
    private readonly cache: AnswerCache,
  ) {}

  /** @throws AppError as Graph refused the class, its teachers or its members: half a roster must not look whole */
  async open(caller: GraphCaller, classId: string): Promise<ClassRoster> {
    const paths = pathsOf(classId);
    const answers = await this.cache.getMany<object>(caller, Object.values(paths), (missing) =>
      this.load(caller, missing, paths),
    );
    return {
      class: answers.get(paths.class) as WireClass,
      teachers: answers.get(paths.teachers) as WirePerson[],
      members: answers.get(paths.members) as WirePerson[],
      schools: (answers.get(paths.schools) as WireSchool[] | undefined) ?? [],
    };
  }

  /** The schools of a class, for whoever has to know them. @throws AppError when they cannot be read */
  schools(caller: GraphCaller, classId: string): Promise<readonly WireSchool[]> {
    const { schools } = pathsOf(classId);
    return this.cache.get(caller, schools, () => this.graph.all<WireSchool>(caller, schools));
  }

  private async load(
    caller: GraphCaller,
    missing: string[],
    paths: ClassPaths,
  ): Promise<Map<string, object>> {
    const requests = missing.map((url) => ({ id: url, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    const loaded = new Map<string, object>();
    for (const path of missing) {
      try {
        const body = readPart(caller, answers.get(path));
        loaded.set(path, path === paths.class ? body : await this.readList(caller, path, body));
      } catch (error) {
        if (path !== paths.schools || !(error instanceof AppError)) throw error;
        this.logger.warn(`The schools of a class could not be read: ${error.message}`);
      }
    }
    return loaded;
  }

  private async readList(caller: GraphCaller, path: string, body: object): Promise<object[]> {
    const { value, '@odata.nextLink': from } = body as Partial<GraphPage<object>>;
    if (!Array.isArray(value)) throw new GraphRequestFailed(200, 'pageWithoutValue');
    return from ? [...value, ...(await this.graph.all<object>(caller, path, { from }))] : value;
  }
}
