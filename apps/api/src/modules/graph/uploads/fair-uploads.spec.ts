import { setMaxListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { GraphClient } from '../client/graph-client';
import { GraphOrigin } from '../transport/graph-origin';
import { FakeCaller } from '../testing';
import { WorkFilesGraph } from '../assignments/work-files-graph';
import type { UploadConnections, UploadRequest } from './upload-connections';
import { sliceTime, sliceUnit } from './slices';
import { longestWait, sliceLimits, UploadsBusy } from './upload-slots';

const folderUrl = 'http://graph.example/v1.0/drives/d/items/f';
const megabyte = 1024 * 1024;

/** Time passes when the test says so. */
class Clock {
  private readonly timers: { milliseconds: number; controller: AbortController }[] = [];

  now = () => 0;
  random = () => 0;
  sleep = () => Promise.resolve();

  timeout(milliseconds: number): AbortSignal {
    const controller = new AbortController();
    this.timers.push({ milliseconds, controller });
    return controller.signal;
  }

  /** Ends all waits of that length. */
  end(milliseconds: number): void {
    for (const timer of this.timers)
      if (timer.milliseconds === milliseconds) timer.controller.abort();
  }
}

const settle = async () => {
  for (let n = 0; n < 50; n++) await turn();
};

describe("a tenant's uploads", () => {
  let clock: Clock;
  let files: WorkFilesGraph;
  /** Whether Graph answers. */
  let isAnswering: boolean;
  let end: AbortController;

  beforeEach(() => {
    clock = new Clock();
    isAnswering = true;
    end = new AbortController();
    setMaxListeners(100, end.signal);
    const hold = () => new Promise<never>(() => undefined);
    const graph = {
      put: () => (isAnswering ? Promise.resolve({ id: 'file' }) : hold()),
      post: () => Promise.resolve({ uploadUrl: 'http://graph.example/uploads/1' }),
    } as unknown as GraphClient;
    const connections = {
      send: ({ headers }: UploadRequest) => {
        const [, last = 0, size = 0] =
          /-(\d+)\/(\d+)/.exec(headers?.['content-range'] ?? '')?.map(Number) ?? [];
        const isWhole = last + 1 === size;
        const json = isWhole ? { id: 'file' } : { nextExpectedRanges: [`${last + 1}-`] };
        return isAnswering
          ? Promise.resolve({ status: isWhole ? 201 : 202, headers: new Headers(), json })
          : hold();
      },
    } as unknown as UploadConnections;
    files = new WorkFilesGraph(graph, new GraphOrigin('http://graph.example'), connections, clock);
  });
  afterEach(() => end.abort(new Error('the test is over')));

  /** This many bytes at once, and then nothing. */
  async function* trickle(bytes: number) {
    yield Buffer.alloc(bytes);
    await new Promise<never>((_, reject) => {
      end.signal.addEventListener('abort', () => reject(end.signal.reason as Error));
    });
  }

  async function* atOnce(size: number) {
    for (let at = 0; at < size; at += 65_536) yield Buffer.alloc(Math.min(65_536, size - at));
    await Promise.resolve();
  }

  function send(caller: FakeCaller, content: AsyncIterable<Uint8Array>, size: number) {
    const { signal } = new AbortController();
    const sent = files.put(caller, { folderUrl, name: 'a', size, content, signal });
    sent.catch(() => undefined);
    return sent;
  }
  const by = (person: string) => new FakeCaller(person, 'tenant');
  const sendWhole = (person: string, size: number) => send(by(person), atOnce(size), size);
  const all = (count: number, work: (n: number) => unknown) =>
    Array.from({ length: count }, (_, n) => work(n));

  it.each([1, 100, sliceUnit - 1])(
    'by a student who lets 24 trickle, %d bytes each, keep no one waiting',
    async (bytes) => {
      all(24, () => send(by('student'), trickle(bytes), 9 * megabyte));
      await settle();
      expect(await sendWhole('teacher', 100)).toMatchObject({ id: 'file' });
      expect(await sendWhole('teacher', 9 * megabyte)).toMatchObject({ id: 'file' });
      expect(await sendWhole('student', 100)).toMatchObject({ id: 'file' });
    },
  );

  it('by a student whose 24 stop partway through a slice keep no one else waiting', async () => {
    all(24, () => send(by('student'), trickle(sliceUnit + 1), 9 * megabyte));
    await settle();
    expect(await sendWhole('teacher', 9 * megabyte)).toMatchObject({ id: 'file' });
  });

  it('by a whole class that stop partway keep others waiting no longer than a slice may take', async () => {
    all(30, (n) => send(by(`student ${n}`), trickle(sliceUnit + 1), 9 * megabyte));
    await settle();
    const waiting = sendWhole('teacher', 100);
    clock.end(sliceTime);
    expect(await waiting).toMatchObject({ id: 'file' });
  });

  it('wait only so long for each other, and are told when to try again', async () => {
    isAnswering = false;
    all(sliceLimits.ofTenant, (n) => sendWhole(`student ${n}`, 100));
    await settle();
    const late = sendWhole('teacher', 100);
    await settle();
    clock.end(longestWait);
    await expect(late).rejects.toThrow(UploadsBusy);
    await expect(late).rejects.toMatchObject({ status: 503, options: { retryAfter: 15 } });
  });

  it("leave other tenants' slots alone", async () => {
    isAnswering = false;
    all(100, (n) => sendWhole(`student ${n}`, 100));
    await settle();
    isAnswering = true;
    expect(await send(new FakeCaller('other', 'elsewhere'), atOnce(100), 100)).toMatchObject({
      id: 'file',
    });
  });
});
