import { AsyncResource } from 'node:async_hooks';
import { isAppOnly, type GraphCaller } from '../transport/graph-caller';
import { systemClock, type GraphClock } from '../transport/graph-clock';
import { GraphRequestFailed, partToAppError } from '../transport/graph-error';
import type { GraphBytes, GraphClient } from './graph-client';
import { largestBatch, type GraphBatchAnswer } from './graph-batch';

/** How long a first request waits for others, in milliseconds: about as long as a browser takes for a list's pictures. */
const gatheringTime = 25;

interface Waiting {
  path: string;
  resolve: (bytes: GraphBytes) => void;
  reject: (error: unknown) => void;
  /** The waiting request's context: the developer panel gets a batch under the first request that shares it. */
  context: AsyncResource;
}

/** One tenant's. */
interface Queue {
  waiting: Waiting[];
  /** Requests that haven't been answered yet. */
  underWay: number;
}

/**
 * Lets callers that read files as the application at about the same time share `$batch` requests: requests that arrive
 * while one is in progress go together after it, or as soon as a batch is full.
 */
export class BytesBatches {
  private readonly queues = new Map<string, Queue>();

  constructor(
    private readonly graph: Pick<GraphClient, 'bytes' | 'batch'>,
    private readonly clock: GraphClock = systemClock,
  ) {}

  /** Like GraphClient.bytes, for `app` only: what the application reads, it may read for everyone in its tenant. */
  get(app: GraphCaller, path: string): Promise<GraphBytes> {
    if (!isAppOnly(app)) throw new RangeError('only the application shares its requests');
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(app.tenantId) ?? { waiting: [], underWay: 0 };
      this.queues.set(app.tenantId, queue);
      const context = new AsyncResource('BytesBatches');
      queue.waiting.push({ path, resolve, reject, context });
      if (queue.waiting.length === largestBatch) void this.send(app, queue);
      else if (queue.waiting.length === 1) void this.gather(app, queue);
    });
  }

  private async gather(app: GraphCaller, queue: Queue): Promise<void> {
    await this.clock.sleep(gatheringTime);
    if (queue.underWay === 0) await this.send(app, queue);
  }

  private async send(app: GraphCaller, queue: Queue): Promise<void> {
    const together = queue.waiting.splice(0);
    const [first] = together;
    if (!first) return;
    queue.underWay += 1;
    try {
      await first.context.runInAsyncScope(() => this.read(app, first, together));
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
    queue.underWay -= 1;
    if (queue.underWay > 0) return;
    if (queue.waiting.length > 0) await this.send(app, queue);
    else this.queues.delete(app.tenantId);
  }

  private async read(app: GraphCaller, first: Waiting, together: Waiting[]): Promise<void> {
    if (together.length === 1) {
      first.resolve(await this.graph.bytes(app, first.path));
      return;
    }
    const requests = together.map(({ path }, id) => ({ id: `${id}`, method: 'GET', url: path }));
    const answers = await this.graph.batch(app, requests);
    together.forEach((one, id) => {
      settle(one, answers.get(`${id}`));
    });
  }
}

/** Bytes are base64 in a batch. */
function settle({ resolve, reject }: Waiting, answer: GraphBatchAnswer | undefined): void {
  if (answer?.status !== 200) {
    const refused = answer && partToAppError(answer, true);
    reject(refused ?? new GraphRequestFailed(200, 'batchWithoutAnswer'));
  } else if (typeof answer.body === 'string') {
    const contentType = answer.headers['content-type'] ?? '';
    resolve({ bytes: Buffer.from(answer.body, 'base64'), contentType });
  } else reject(new GraphRequestFailed(200, 'unreadableAnswer'));
}
