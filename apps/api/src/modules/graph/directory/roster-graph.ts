import { NotFound } from '../../../http';
import { readListPart } from '../client/batch-part';
import { largestBatch } from '../client/graph-batch';
import type { GraphClient } from '../client/graph-client';
import { pathSegment } from '../client/path-segment';
import type { GraphCaller } from '../transport/graph-caller';
import { each, id, record } from '../wire/values';

/** The people of a class, by object id. Teachers needn't be members. */
export interface ClassPeople {
  members: string[];
  teachers: string[];
}

/** Who and what belongs to a school, by object id. */
export interface SchoolLists {
  people: string[];
  classes: string[];
}

/** Each class takes two parts of a batch. */
export const classesAtOnce = largestBatch / 2;

const ids = '?$select=id&$top=999';

const readId = (entry: unknown) => id(record(entry)['id']) ?? undefined;

/** Whole rosters, read by the application for everyone. */
export class RosterGraph {
  constructor(private readonly graph: Pick<GraphClient, 'batch' | 'all'>) {}

  /**
   * The people of up to ten classes: one request, and more for classes that don't fit on a page.
   * @returns without those that no longer exist. @throws AppError if one of them couldn't be read
   */
  async peopleOf(
    caller: GraphCaller,
    classIds: readonly string[],
  ): Promise<Map<string, ClassPeople>> {
    const pathsOf = (classId: string) => {
      const path = `/education/classes/${pathSegment(classId)}`;
      return { members: `${path}/members${ids}`, teachers: `${path}/teachers${ids}` };
    };
    const read = await this.readLists(
      caller,
      classIds.flatMap((classId) => Object.values(pathsOf(classId))),
    );
    const people = new Map<string, ClassPeople>();
    for (const classId of classIds) {
      const { members, teachers } = pathsOf(classId);
      const lists = { members: read.get(members), teachers: read.get(teachers) };
      if (lists.members && lists.teachers) people.set(classId, lists as ClassPeople);
    }
    return people;
  }

  /** A school's people and classes, or undefined if it no longer exists. @throws AppError if they couldn't be read */
  async listsOf(caller: GraphCaller, schoolId: string): Promise<SchoolLists | undefined> {
    const path = `/education/schools/${pathSegment(schoolId)}`;
    const [users, classes] = [`${path}/users${ids}`, `${path}/classes${ids}`];
    const read = await this.readLists(caller, [users, classes]);
    const [people, taught] = [read.get(users), read.get(classes)];
    return people && taught && { people, classes: taught };
  }

  /** The ids in each list; lists that don't exist are left out. */
  private async readLists(
    caller: GraphCaller,
    paths: readonly string[],
  ): Promise<Map<string, string[]>> {
    const requests = paths.map((url) => ({ id: url, method: 'GET', url }));
    const answers = await this.graph.batch(caller, requests);
    const lists = new Map<string, string[]>();
    for (const path of paths) {
      try {
        const entries = await readListPart(this.graph, caller, { path, answer: answers.get(path) });
        lists.set(path, each(entries, readId));
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
      }
    }
    return lists;
  }
}
