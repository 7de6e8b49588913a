import type { ClassList, ClassSummary, ListClassesQuery, MyClassList } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph, type WireClass, type WirePerson } from '../../graph';
import { RosterFallback } from '../fallback/roster-fallback';
import { createNameSearch } from '../listing/name-search';
import { takePage } from '../listing/take-page';
import { byName, ownFirst } from '../listing/by-name';
import { toClass, type ClassWithoutTeachers } from './class.mapper';

/** Classes as the school's page and the profile show them (EDU-2, EDU-8). */
@Injectable()
export class ClassesService {
  private readonly logger = new Logger(ClassesService.name);

  constructor(
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
    private readonly fallback: RosterFallback,
  ) {}

  /**
   * One page of a school's classes. Takes three Graph calls for any number of classes: the school's, the user's, and
   * the teachers of this page (one more call for each 20 classes on a page beyond the first 20).
   */
  list(user: SessionUser, schoolId: string, query: ListClassesQuery): Promise<ClassList> {
    return this.fallback.read(
      user,
      () => this.listFrom(this.liveFor(user), schoolId, query),
      (roster) => this.listFrom(roster, schoolId, query),
    );
  }

  /** The user's own classes in all schools; none for an unlinked user. */
  async listMine(user: SessionUser): Promise<MyClassList> {
    if (!user.isLinked) return { value: [] };
    return this.fallback.read(
      user,
      () => listMineFrom(this.liveFor(user)),
      (roster) => listMineFrom(roster),
    );
  }

  private async listFrom(
    source: ClassSource,
    schoolId: string,
    query: ListClassesQuery,
  ): Promise<ClassList> {
    const [all, own] = await Promise.all([source.schoolClasses(schoolId), source.myClasses()]);
    const ownIds = new Set(own.map(({ id }) => id));
    const isFound = createNameSearch(query.search);
    const classes = all
      .map((wire) => toClass(wire, ownIds.has(wire.id)))
      .filter((item) => (item.isMine || !query.mine) && isFound(item.displayName, item.code))
      .sort(ownFirst);
    const { items, nextCursor } = takePage(classes, query);
    const value = await withTeachers(source, items);
    return { value, nextCursor, total: classes.length };
  }

  private liveFor(user: SessionUser): ClassSource {
    const caller = this.tokens.asUser(user);
    return {
      schoolClasses: (schoolId) => this.education.schoolClasses(caller, schoolId),
      myClasses: () => this.education.myClasses(caller),
      classTeachers: (ids) => this.findTeachers(user, ids),
    };
  }

  /**
   * Read by the application, because Graph shows users only the teachers of their own classes. Anyone who may see a
   * class in the list may see its teachers; `ids` holds only what the user's own token could read.
   */
  private async findTeachers(
    user: SessionUser,
    ids: string[],
  ): Promise<Map<string, readonly WirePerson[]>> {
    if (!user.microsoft || ids.length === 0) return new Map();
    const app = this.tokens.asApp(user.microsoft.tenantId);
    try {
      return await this.education.classTeachers(app, ids);
    } catch (error) {
      // Graph is unavailable or the application lacks permissions: classes without teachers beat no classes.
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`Could not read teachers: ${error.message}`);
      return new Map();
    }
  }
}

/** Where classes come from: Graph, or the mirror. */
interface ClassSource {
  schoolClasses(schoolId: string): Promise<readonly WireClass[]>;
  myClasses(): Promise<readonly WireClass[]>;
  classTeachers(ids: string[]): Promise<ReadonlyMap<string, readonly WirePerson[]>>;
}

async function listMineFrom(source: ClassSource): Promise<MyClassList> {
  const own = await source.myClasses();
  const classes = own.map((wire) => toClass(wire, true)).sort(byName);
  return { value: await withTeachers(source, classes) };
}

async function withTeachers(
  source: ClassSource,
  classes: ClassWithoutTeachers[],
): Promise<ClassSummary[]> {
  const teachers = await source.classTeachers(classes.map(({ id }) => id));
  return classes.map((item) => ({
    ...item,
    teachers: [...(teachers.get(item.id) ?? [])].sort(byName),
  }));
}
