import type { AnswerCache } from '../cache/answer-cache';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import type { WireSchool, WireTeacher } from '../wire/graph-types';
import { pathSegment } from '../client/path-segment';
import { isWithoutEducation } from '../client/unsupported-query';
import { readRosterUser, readSchool } from '../wire/read-education';
import { each, isWord } from '../wire/values';
import { schoolsPath } from './class-graph';
import { pageSize } from './education-fields';

const role = 'teacher';
const roleFilter = encodeURIComponent(`primaryRole eq '${role}'`);

/** What co-teachers are picked from: a class's schools, and the teachers among a school's users. */
export class SchoolGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'list' | 'all'>,
    private readonly cache: AnswerCache,
  ) {}

  /** A class's schools, for callers that need them. @throws AppError when they can't be read */
  ofClass(caller: GraphCaller, classId: string): Promise<readonly WireSchool[]> {
    const path = schoolsPath(classId);
    return this.cache.get(caller, path, async () =>
      each(await this.graph.all(caller, path), readSchool),
    );
  }

  /**
   * A school's teachers; only they are cached. App-only, because Graph doesn't show users a school's users; so the caller
   * decides who may see them.
   * @throws NotFound for a school that isn't in the tenant
   */
  teachers(app: GraphCaller, schoolId: string): Promise<readonly WireTeacher[]> {
    const path = `/education/schools/${pathSegment(schoolId)}/users`;
    const users = `${path}?$select=id,displayName,mail,primaryRole&$top=${pageSize}`;
    return this.cache.get(app, users, () => this.load(app, users));
  }

  private async load(app: GraphCaller, users: string): Promise<WireTeacher[]> {
    const teachers: WireTeacher[] = [];
    try {
      // Microsoft documents no filter by role: if it's refused, or ignored, all users come.
      for await (const entry of this.graph.list(app, `${users}&$filter=${roleFilter}`)) {
        const user = readRosterUser(entry);
        if (!user || !isWord(user.primaryRole, role)) continue;
        const { id, displayName, mail } = user;
        teachers.push({ id, displayName, mail });
      }
    } catch (error) {
      if (!isWithoutEducation(error)) throw error;
    }
    return teachers;
  }
}
