import 'reflect-metadata';
import type { WireTenant } from './bench-application';
import { MirrorBench } from './mirror-bench';
import { ScaleBench } from './scale-bench';
import { SyncBench } from './sync-bench';

type Operations = Record<string, (options: unknown) => Promise<unknown>>;

interface Request {
  operation: string;
  options: unknown;
}

/** A child process of `npm run bench`: does what its parent requests, one operation at a time, and sends results. */
const [, , subject, tenant = '{}'] = process.argv;
const bench = await startBench();

function startBench(): ScaleBench | Promise<SyncBench | MirrorBench> {
  const { env } = process;
  if (subject === 'sync') return SyncBench.start(env, JSON.parse(tenant) as WireTenant);
  if (subject === 'mirror') return MirrorBench.start(env, JSON.parse(tenant) as WireTenant);
  return new ScaleBench();
}

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
  if (!(bench instanceof ScaleBench)) void bench.close();
});
process.send?.({ result: 'ready' });
