import { NotFound } from '../../../http';
import { BytesBatches } from '../client/bytes-batches';
import { isAppOnly, type GraphCaller } from '../transport/graph-caller';
import type { GraphBytes, GraphClient } from '../client/graph-client';
import type { GraphClock } from '../transport/graph-clock';
import { pathSegment } from '../client/path-segment';

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

  /** The photo in one size, or the largest if that size is missing; undefined if there is no photo. */
  async photo(
    caller: GraphCaller,
    userId: string | 'me',
    size: PhotoSize,
  ): Promise<GraphBytes | undefined> {
    const user = userId === 'me' ? '/me' : `/users/${pathSegment(userId)}`;
    const sized = await this.bytes(caller, `${user}/photos/${size}x${size}/$value`);
    // Sizes above the original's are missing; if the smallest is missing, there is no photo at all.
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
