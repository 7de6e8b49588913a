import type { AnswerCache } from './answer-cache';
import { pageSize } from './education-fields';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import type { WireTeacher } from './graph-types';
import { pathSegment } from './path-segment';
import { isUnsupportedQuery, isWithoutEducation } from './unsupported-query';

interface WireUser extends WireTeacher {
  primaryRole?: string | null;
}

const role = 'teacher';
const roleFilter = encodeURIComponent(`primaryRole eq '${role}'`);

/** The teachers among a school's users; only they are remembered. */
export class SchoolTeachers {
  /** Microsoft documents no filter by role: once refused it is not tried again, and all users are read. */
  private isFilterRefused = false;

  constructor(
    private readonly graph: Pick<GraphClient, 'list'>,
    private readonly cache: AnswerCache,
  ) {}

  of(app: GraphCaller, schoolId: string): Promise<readonly WireTeacher[]> {
    const path = `/education/schools/${pathSegment(schoolId)}/users`;
    const users = `${path}?$select=id,displayName,mail,primaryRole&$top=${pageSize}`;
    return this.cache.get(app, users, () => this.load(app, users));
  }

  private async load(app: GraphCaller, users: string): Promise<WireTeacher[]> {
    const isFiltered = !this.isFilterRefused;
    try {
      return await this.read(app, isFiltered ? `${users}&$filter=${roleFilter}` : users);
    } catch (error) {
      if (isWithoutEducation(error)) return [];
      if (!isFiltered || !isUnsupportedQuery(error)) throw error;
      this.isFilterRefused = true;
      return this.load(app, users);
    }
  }

  private async read(app: GraphCaller, path: string): Promise<WireTeacher[]> {
    const teachers: WireTeacher[] = [];
    for await (const user of this.graph.list<WireUser>(app, path)) {
      const { id, displayName, mail = null, primaryRole } = user;
      if (primaryRole === role) teachers.push({ id, displayName, mail });
    }
    return teachers;
  }
}
