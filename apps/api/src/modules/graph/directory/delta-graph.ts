import { Forbidden } from '../../../http';
import type { GraphCallOptions } from '../transport/graph-call';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphClient } from '../client/graph-client';
import { partToAppError, GraphRequestFailed } from '../transport/graph-error';
import { largestBatch, type GraphBatchAnswer } from '../client/graph-batch';
import { pathSegment } from '../client/path-segment';
import { flag, record, text } from '../wire/values';

/** An entry in a delta answer; `@removed` says that it is gone, and how. */
export interface DeltaEntry {
  id: string;
  '@removed'?: { reason?: unknown } | null;
}

/**
 * One page: with the link to the next one or, at the end, with the link that the next round starts from. Without that,
 * the next round has to go through everything again.
 */
export type DeltaPage<Entry extends DeltaEntry> = { entries: readonly Entry[] } & (
  { next: string; delta?: never } | { next?: never; delta: string | null }
);

export interface DeltaPlace {
  /** The first request of a full round, with its options. */
  path: string;
  /** Instead, a next or delta link as Graph returned it. */
  link: string | undefined;
}

/** The state of someone a delta doesn't mention. */
export type Whereabouts = 'present' | 'disabled' | 'restorable' | 'gone';

/**
 * Delta queries, for any resource.
 * @see https://learn.microsoft.com/graph/delta-query-overview
 */
export class DeltaGraph {
  constructor(private readonly graph: Pick<GraphClient, 'pageOf' | 'batch' | 'owns'>) {}

  /** Whether a link leads to Graph, and to what `path` requests: no other is followed or stored (S-15). */
  owns(path: string, link: string): boolean {
    if (!this.graph.owns(link)) return false;
    const asked = new URL(link).pathname.toLowerCase().replace('/microsoft.graph.', '/');
    return asked.replace(/\(\)$/, '') === `/v1.0${path.split('?')[0]}`;
  }

  /** @throws GraphRequestFailed `foreignLink` for a link that isn't ours, passed in or returned: only a full round helps */
  async page<Entry extends DeltaEntry>(
    caller: GraphCaller,
    { path, link }: DeltaPlace,
    options: GraphCallOptions = {},
  ): Promise<DeltaPage<Entry>> {
    const isOurs = (given: string) => this.owns(path, given);
    if (link !== undefined && !isOurs(link)) throw new GraphRequestFailed(200, 'foreignLink');
    const from = link === undefined ? {} : { from: link };
    const answer = await this.graph.pageOf(caller, path, { ...options, ...from });
    const entries = answer.value.filter(isEntry) as Entry[];
    const next = text(answer['@odata.nextLink']);
    if (next !== null) {
      if (!isOurs(next)) throw new GraphRequestFailed(200, 'foreignLink');
      if (next === link) throw new GraphRequestFailed(200, 'endlessListing');
      return { entries, next };
    }
    const delta = text(answer['@odata.deltaLink']);
    // Without either link a round would never end, or look complete without being so (S-20).
    if (delta === null) throw new GraphRequestFailed(200, 'pageWithoutLink');
    return { entries, delta: isOurs(delta) ? delta : null };
  }

  /**
   * Looks up to 20 users up by id, including missing ones among the deleted users: at most two requests.
   * @throws AppError if one of them couldn't be looked up
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

  /** Which of up to 20 ids exist in a collection: one request. @throws AppError if one of them couldn't be looked up */
  async findPresent(
    caller: GraphCaller,
    collection: string,
    ids: readonly string[],
  ): Promise<Set<string>> {
    const found = await this.lookUp(caller, ids, (id) => `${collection}/${id}?$select=id`);
    return new Set(ids.filter((id) => found.get(id)?.status === 200));
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
      // Without permission to see deleted users, no one is considered gone for good.
      if (!(error instanceof Forbidden && urlOf('').startsWith('/directory/'))) throw error;
    }
    return answers;
  }
}

const isEntry = (entry: unknown): entry is DeltaEntry => typeof record(entry)['id'] === 'string';

function presenceOf({ body }: GraphBatchAnswer): Whereabouts {
  return flag(record(body)['accountEnabled']) === false ? 'disabled' : 'present';
}
