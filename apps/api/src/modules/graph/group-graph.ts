import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { GraphRequestFailed } from './graph-error';
import type { GraphOrigin } from './graph-origin';
import { pathSegment } from './path-segment';

/**
 * The group behind a class: the only way for a teacher in person to change who is in it. The caller must own the group.
 * Who is in it already stays so, without an error. https://learn.microsoft.com/graph/api/group-post-owners
 */
export class GroupGraph {
  constructor(
    private readonly graph: Pick<GraphClient, 'post'>,
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
    [groupId, list]: [string, 'members' | 'owners'],
    userId: string,
  ): Promise<void> {
    const path = `/groups/${pathSegment(groupId)}/${list}/$ref`;
    const body = { '@odata.id': this.origin.addressOf(`/directoryObjects/${pathSegment(userId)}`) };
    try {
      await this.graph.post(caller, path, { body, isIdempotent: true });
    } catch (error) {
      if (!isThereAlready(error)) throw error;
    }
  }
}

/** Graph has no code of its own for it: "One or more added object references already exist for …". */
function isThereAlready(error: unknown): boolean {
  return (
    error instanceof GraphRequestFailed &&
    error.graphStatus === 400 &&
    /already exist/i.test(error.graphMessage)
  );
}
