import { NotFound } from '../../../http';
import { AnswerCache } from '../cache/answer-cache';
import { EducationGraph } from '../education/education-graph';
import type { GraphBatchAnswer, GraphBatchRequest } from '../client/graph-batch';
import type { GraphCaller } from '../transport/graph-caller';
import type { GraphBytes, GraphClient } from '../client/graph-client';
import { FakeClock } from './fake-clock';

type Failing = Error | undefined;

/**
 * Graph with the lists a test puts into it, by path without the query. Anything else is not found. Every HTTP request
 * that the real client would make is recorded as `key path`.
 */
export class FakeGraph {
  readonly requests: string[] = [];
  readonly lists = new Map<string, unknown[]>();
  readonly photos = new Map<string, GraphBytes>();
  /** Thrown on the next requests for a path. */
  readonly failures = new Map<string, Error>();
  readonly clock = new FakeClock();

  /** Education on top of this, with the real cache. */
  education(): EducationGraph {
    return new EducationGraph(this.client(), new AnswerCache(() => undefined, this.clock));
  }

  client(): GraphClient {
    return this as unknown as GraphClient;
  }

  all(caller: GraphCaller, path: string): Promise<unknown[]> {
    return this.find(this.lists, this.note(caller, path));
  }

  bytes(caller: GraphCaller, path: string): Promise<GraphBytes> {
    return this.find(this.photos, this.note(caller, path));
  }

  batch(
    caller: GraphCaller,
    requests: GraphBatchRequest[],
  ): Promise<Map<string, GraphBatchAnswer>> {
    const failure: Failing = this.failures.get(this.note(caller, '/$batch'));
    if (failure) return Promise.reject(failure);
    return Promise.resolve(
      new Map(
        requests.map(({ id, url }) => {
          const value = this.lists.get(withoutQuery(url));
          return [id, { status: value ? 200 : 403, headers: {}, body: { value } }];
        }),
      ),
    );
  }

  private note(caller: GraphCaller, path: string): string {
    this.requests.push(`${caller.key} ${withoutQuery(path)}`);
    return withoutQuery(path);
  }

  private find<T>(known: Map<string, T>, path: string): Promise<T> {
    const failure: Failing = this.failures.get(path);
    if (failure) return Promise.reject(failure);
    const found = known.get(path);
    return found === undefined ? Promise.reject(new NotFound()) : Promise.resolve(found);
  }
}

function withoutQuery(path: string): string {
  return path.split('?')[0] ?? path;
}
