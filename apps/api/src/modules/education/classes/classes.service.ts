import type { ClassList, ClassSummary, ListClassesQuery, MyClassList } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph, type WirePerson } from '../../graph';
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
  ) {}

  /**
   * One page of a school's classes. Takes three Graph calls for any number of classes: the school's, the user's, and
   * the teachers of this page (one more call for each 20 classes on a page beyond the first 20).
   */
  async list(user: SessionUser, schoolId: string, query: ListClassesQuery): Promise<ClassList> {
    const caller = this.tokens.asUser(user);
    const [all, own] = await Promise.all([
      this.education.schoolClasses(caller, schoolId),
      this.education.myClasses(caller),
    ]);
    const ownIds = new Set(own.map(({ id }) => id));
    const isFound = createNameSearch(query.search);
    const classes = all
      .map((wire) => toClass(wire, ownIds.has(wire.id)))
      .filter((item) => (item.isMine || !query.mine) && isFound(item.displayName, item.code))
      .sort(ownFirst);
    const { items, nextCursor } = takePage(classes, query);
    return { value: await this.withTeachers(user, items), nextCursor, total: classes.length };
  }

  /** The user's own classes in all schools; none for an unlinked user. */
  async listMine(user: SessionUser): Promise<MyClassList> {
    if (!user.isLinked) return { value: [] };
    const own = await this.education.myClasses(this.tokens.asUser(user));
    const classes = own.map((wire) => toClass(wire, true)).sort(byName);
    return { value: await this.withTeachers(user, classes) };
  }

  private async withTeachers(
    user: SessionUser,
    classes: ClassWithoutTeachers[],
  ): Promise<ClassSummary[]> {
    const teachers = await this.findTeachers(user, classes);
    return classes.map((item) => ({ ...item, teachers: teachers.get(item.id) ?? [] }));
  }

  /**
   * Read by the application, because Graph shows users only the teachers of their own classes. Anyone who may see a
   * class in the list may see its teachers; `classes` holds only what the user's own token could read.
   */
  private async findTeachers(
    user: SessionUser,
    classes: ClassWithoutTeachers[],
  ): Promise<Map<string, WirePerson[]>> {
    if (!user.microsoft || classes.length === 0) return new Map();
    const app = this.tokens.asApp(user.microsoft.tenantId);
    try {
      const ids = classes.map(({ id }) => id);
      const teachers = await this.education.classTeachers(app, ids);
      return new Map([...teachers].map(([id, people]) => [id, [...people].sort(byName)]));
    } catch (error) {
      // Graph is unavailable or the application lacks permissions: classes without teachers beat no classes.
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`Could not read teachers: ${error.message}`);
      return new Map();
    }
  }
}
