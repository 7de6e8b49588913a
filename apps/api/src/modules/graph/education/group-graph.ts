import { foldId } from '../../../http';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { GraphRequestFailed } from '../transport/graph-error';
import type { GraphOrigin } from '../transport/graph-origin';
import { pathSegment } from '../client/path-segment';
import { readPerson } from '../wire/read-education';
import { each } from '../wire/values';
import { pageSize } from './education-fields';

/** A group's lists, and what its class calls them. */
const listsOfClass = { members: 'members', owners: 'teachers' } as const;

/**
 * The group behind a class: the only way for teachers to change its members themselves. The caller must own the group.
 * Adding someone who is already in it isn't an error. https://learn.microsoft.com/graph/api/group-post-owners
 */
export class GroupGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'post' | 'all'>,
    private readonly origin: Pick<GraphOrigin, 'addressOf'>,
  ) {}

  addMember(caller: GraphCaller, groupId: string, userId: string): Promise<void> {
    return this.addReference(caller, [groupId, 'members'], userId);
  }

  addOwner(caller: GraphCaller, groupId: string, userId: string): Promise<void> {
    return this.addReference(caller, [groupId, 'owners'], userId);
  }

  private async addReference(
    caller: GraphCaller,
    [groupId, list]: [string, keyof typeof listsOfClass],
    userId: string,
  ): Promise<void> {
    const path = `/groups/${pathSegment(groupId)}/${list}/$ref`;
    const body = { '@odata.id': this.origin.addressOf(`/directoryObjects/${pathSegment(userId)}`) };
    try {
      await this.graph.post(caller, path, { body, isIdempotent: true });
    } catch (error) {
      if (!(error instanceof GraphRequestFailed) || !refusals.has(error.graphStatus)) throw error;
      if (!(await this.isIn(caller, [groupId, list], userId))) throw error;
    }
  }

  /** Graph has no code for someone already there, only a message for people: so whether they are is looked up. */
  private async isIn(
    caller: GraphCaller,
    [groupId, list]: [string, keyof typeof listsOfClass],
    userId: string,
  ): Promise<boolean> {
    const path = `/education/classes/${pathSegment(groupId)}/${listsOfClass[list]}`;
    // If that can't be read, the refusal says more.
    const people = this.graph.all(caller, `${path}?$select=id&$top=${pageSize}`).catch(() => []);
    return each(await people, readPerson).some(({ id }) => id === foldId(userId));
  }
}

const refusals = new Set([400, 409]);
