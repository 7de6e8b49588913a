import { Forbidden } from '../../http';
import type { GraphCallOptions } from './graph-call';
import type { GraphCaller } from './graph-caller';
import type { GraphClient } from './graph-client';
import { partToAppError, GraphRequestFailed } from './graph-error';
import { largestBatch, type GraphBatchAnswer } from './graph-batch';
import { pathSegment } from './path-segment';

/** An entry of a delta answer; `@removed` says that it is gone, and how. */
export interface DeltaEntry {
  id: string;
  '@removed'?: { reason?: string };
}

/** One page: with the link to the next one, or at the end with the one that the next round begins with. */
export type DeltaPage<Entry extends DeltaEntry> = { entries: readonly Entry[] } & (
  { next: string; delta?: never } | { next?: never; delta: string }
);

/** Where somebody of whom a delta does not speak is. */
export type Whereabouts = 'present' | 'disabled' | 'restorable' | 'gone';

/**
 * Delta queries, of whatever resource.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export class DeltaGraph {
  constructor(private readonly graph: Pick<GraphClient, 'pageOf' | 'batch'>) {}

  /**
   * @param path of the first request of a full round, with its options
   * @param link a next or delta link as Graph gave it, instead
   */
  async page<Entry extends DeltaEntry>(
    caller: GraphCaller,
    { path, link }: { path: string; link: string | undefined },
    options: GraphCallOptions = {},
  ): Promise<DeltaPage<Entry>> {
    const from = link === undefined ? {} : { from: link };
    const answer = await this.graph.pageOf<Entry>(caller, path, { ...options, ...from });
    const { '@odata.nextLink': next, '@odata.deltaLink': delta } = answer;
    const entries = answer.value.filter(({ id }: Partial<Entry>) => typeof id === 'string');
    if (typeof next === 'string') {
      if (next === link) throw new GraphRequestFailed(200, 'endlessListing');
      return { entries, next };
    }
    // Without either a round would never end, or look whole without being so (S-20).
    if (typeof delta !== 'string') throw new GraphRequestFailed(200, 'pageWithoutLink');
    return { entries, delta };
  }

  /**
   * Looks up to 20 users up by id, those who are not there among the deleted ones too: at most two requests.
   * @throws AppError when one of them could not be looked up
   */
  async locateUsers(
    caller: GraphCaller,
    ids: readonly string[],
  ): Promise<Map<string, Whereabouts>> {
    const found = await this.lookUp(caller, ids, (id) => `/users/${id}?$select=id,accountEnabled`);
    const missing = ids.filter((id) => found.get(id)?.status === 404);
    const deleted = await this.lookUp(
      caller,
      missing,
      (id) => `/directory/deletedItems/${id}?$select=id`,
    );
    return new Map(
      ids.map((id) => {
        const answer = found.get(id);
        if (answer?.status === 200) return [id, presenceOf(answer)] as const;
        return [id, deleted.get(id)?.status === 404 ? 'gone' : 'restorable'] as const;
      }),
    );
  }

  private async lookUp(
    caller: GraphCaller,
    ids: readonly string[],
    urlOf: (id: string) => string,
  ): Promise<Map<string, GraphBatchAnswer>> {
    if (ids.length === 0) return new Map();
    if (ids.length > largestBatch) throw new RangeError(`at most ${largestBatch} ids at once`);
    const requests = ids.map((id) => ({ id, method: 'GET', url: urlOf(pathSegment(id)) }));
    const answers = await this.graph.batch(caller, requests);
    for (const answer of answers.values()) {
      if (answer.status === 200 || answer.status === 404) continue;
      const error = partToAppError(answer, true);
      // Without the right to see deleted ones, nobody is taken for gone for good.
      if (!(error instanceof Forbidden && urlOf('').startsWith('/directory/'))) throw error;
    }
    return answers;
  }
}

function presenceOf({ body }: GraphBatchAnswer): Whereabouts {
  const { accountEnabled } = (body ?? {}) as { accountEnabled?: boolean };
  return accountEnabled === false ? 'disabled' : 'present';
}
