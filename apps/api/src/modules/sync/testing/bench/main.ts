import 'reflect-metadata';
import { ScaleBench } from './scale-bench';
import { SyncBench } from './sync-bench';

type Operations = Record<string, (options: unknown) => Promise<unknown>>;

interface Request {
  operation: string;
  options: unknown;
}

/** A child process of `npm run bench`: does what its parent requests, one operation at a time, and sends results. */
const tenant = process.argv[2];
const bench = tenant
  ? await SyncBench.start(process.env, JSON.parse(tenant) as { id: string; name: string })
  : new ScaleBench();

async function answer({ operation, options }: Request): Promise<object> {
  try {
    return { result: await (bench as unknown as Operations)[operation]?.(options) };
  } catch (error) {
    return { error: (error as Error).stack ?? String(error) };
  }
}

process.on('message', (request: Request) => {
  void answer(request).then((told) => process.send?.(told));
});
process.once('disconnect', () => {
  if (bench instanceof SyncBench) void bench.close();
});
process.send?.({ result: 'ready' });
