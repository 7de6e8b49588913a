import { NotFound } from '../../http';
import { BytesBatches } from './bytes-batches';
import { isAppOnly, type GraphCaller } from './graph-caller';
import type { GraphBytes, GraphClient } from './graph-client';
import type { GraphClock } from './graph-clock';
import { pathSegment } from './path-segment';

export const photoSizes = [48, 96, 240] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** Users, as far as the education screens show them. */
export class DirectoryGraph {
  private readonly batches: BytesBatches;

  constructor(
    private readonly graph: Pick<GraphClient, 'bytes' | 'batch'>,
    clock?: GraphClock,
  ) {
    this.batches = new BytesBatches(graph, clock);
  }

  /** The photo in a size, or the largest there is when that size is missing; nothing when there is no photo. */
  async photo(
    caller: GraphCaller,
    userId: string | 'me',
    size: PhotoSize,
  ): Promise<GraphBytes | undefined> {
    const user = userId === 'me' ? '/me' : `/users/${pathSegment(userId)}`;
    const sized = await this.bytes(caller, `${user}/photos/${size}x${size}/$value`);
    // Sizes above that of the original are missing; in the smallest one that is no photo at all.
    if (sized || size === photoSizes[0]) return sized;
    return this.bytes(caller, `${user}/photo/$value`);
  }

  private async bytes(caller: GraphCaller, path: string): Promise<GraphBytes | undefined> {
    try {
      const source = isAppOnly(caller)
        ? this.batches.get(caller, path)
        : this.graph.bytes(caller, path);
      return await source;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}
