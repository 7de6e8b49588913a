import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { concurrency } from '../../queue/sync-queue';
import { RedisQueue } from '../../queue/redis-queue';
import { simulate } from '../simulated-hours';
import { SimulatedTenants, type SimulatedRun } from '../simulated-tenants';
import { VirtualClock } from '../virtual-clock';
import type { Cost } from './bench-application';

export interface Fleet {
  tenants: number;
  workers: number;
  /** Milliseconds between two ticks, and the number of ticks. */
  every: number;
  ticks: number;
  /** Share of the tenants that Graph throttles once per run. */
  throttled: number;
  /** Share of the runs with changes. */
  changed: number;
  /** Median milliseconds until Graph answers and until Entra issues a token. */
  latency: { graph: number; token: number };
  /** As measured: a run without changes, a run with changes, and finding a thousand tenants to queue. */
  costs: { unchanged: Cost; changed: Cost; lookUp: number };
}

/** Milliseconds from the tick to the end of the run. */
interface Lateness {
  p50: number;
  p99: number;
  p100: number;
}

export interface FleetResult {
  others: Lateness;
  throttled: Lateness;
  /** Share of the ticks that got their own run, without throttled tenants. */
  served: number;
  /** Milliseconds until everyone was synced once. */
  round: number;
}

/** One in a hundred of Graph's response times is five times the median. */
const spread = Math.log(5) / 2.326;
/** Seconds; the windows of Graph's limits, between which a throttled tenant's pause lies. */
const shortestPause = 10;
const longestPause = 150;

/** What many tenants cost. Every method is an operation that the bench requests by name. */
export class ScaleBench {
  /** The schedule on a virtual clock; one process's queue with all workers' slots stands in for the shared one. */
  async fleet(options: Fleet): Promise<FleetResult> {
    const clock = new VirtualClock();
    const tenantIds = Array.from({ length: options.tenants }, (_, n) => `t${n}`);
    const every = Math.round(1 / options.throttled);
    const isThrottled = (tenantId: string) =>
      options.throttled > 0 && Number(tenantId.slice(1)) % every === 0;
    const workers = new Workers(clock, options.workers);
    const { unchanged, changed, lookUp } = options.costs;
    const tenants = new SimulatedTenants({
      clock,
      tenantIds,
      lookUp,
      latency: () => options.latency.graph * drawn(clock),
      answer: (tenantId, attempt) =>
        isThrottled(tenantId) && attempt % 2 === 1
          ? { status: 429, retryAfter: pause(clock) }
          : { status: 200 },
      work: async (tenantId) => {
        // A process keeps the tokens of its last 500 tenants: with this many, each run requests one.
        await clock.sleep(options.latency.token * drawn(clock));
        await workers.work(tenantId, clock.random() < options.changed ? changed : unchanged);
      },
    });
    const simulated = {
      due: tenants.due,
      advance: (job: { tenantId: string }) => workers.run(job.tenantId, () => tenants.advance(job)),
    };
    const start = clock.now();
    const slots = options.workers * concurrency;
    await simulate({
      clock,
      tenants: simulated,
      slots,
      every: options.every,
      ticks: options.ticks,
    });
    const others = tenants.runs.filter(({ tenantId }) => !isThrottled(tenantId));
    const possible = options.tenants * (1 - options.throttled) * options.ticks;
    return {
      others: latenessOf(others),
      throttled: latenessOf(tenants.runs.filter(({ tenantId }) => isThrottled(tenantId))),
      served: others.length / possible,
      round: roundOf(others, start),
    };
  }

  /** The real queue in Redis: the memory a waiting tenant takes, and the time to add a thousand. */
  async jobs({ url, tenants }: { url: string; tenants: number }): Promise<{
    bytes: number;
    addThousand: number;
  }> {
    const name = `edugraph-bench-${randomUUID()}`;
    const queue = new RedisQueue(url, name);
    const redis = new Redis(url);
    const start = performance.now();
    for (let from = 0; from < tenants; from += 1_000) {
      const jobs = Array.from({ length: 1_000 }, () => ({
        tenantId: randomUUID(),
        scheduledFor: start,
      }));
      await queue.add(jobs);
    }
    const addThousand = ((performance.now() - start) * 1_000) / tenants;
    const keys = await redis.keys(`bull:${name}:*`);
    let bytes = 0;
    for (const key of keys) bytes += Number(await redis.memory('USAGE', key, 'SAMPLES', 0));
    await queue.stop();
    while (keys.length > 0) await redis.del(...keys.splice(0, 1_000));
    await redis.quit();
    return { bytes: bytes / tenants, addThousand };
  }
}

/** Processes with one thread each, for which the runs in a process wait. */
class Workers {
  private readonly busy: number[];
  private readonly freeAt: number[];
  private readonly workerOf = new Map<string, number>();

  constructor(
    private readonly clock: VirtualClock,
    count: number,
  ) {
    this.busy = Array<number>(count).fill(0);
    this.freeAt = Array<number>(count).fill(0);
  }

  async run<Result>(tenantId: string, work: () => Promise<Result>): Promise<Result> {
    const worker = this.busy.indexOf(Math.min(...this.busy));
    this.busy[worker]! += 1;
    this.workerOf.set(tenantId, worker);
    try {
      return await work();
    } finally {
      this.busy[worker]! -= 1;
    }
  }

  /** Waits for the database first, then for the thread. */
  async work(tenantId: string, { time, cpu }: Cost): Promise<void> {
    const { clock, freeAt } = this;
    const worker = this.workerOf.get(tenantId)!;
    await clock.sleep(Math.max(0, time - cpu));
    freeAt[worker] = Math.max(freeAt[worker]!, clock.now()) + cpu;
    await clock.sleep(freeAt[worker] - clock.now());
  }
}

const pause = ({ random }: VirtualClock): number =>
  Math.round(shortestPause + random() * (longestPause - shortestPause));

/** Around 1, log-normal (by Box and Muller). */
function drawn({ random }: VirtualClock): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(spread * normal);
}

function latenessOf(runs: readonly SimulatedRun[]): Lateness {
  const sorted = Float64Array.from(runs, ({ ended, scheduledFor }) => ended - scheduledFor).sort();
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), p100: at(1) };
}

/** For the first tick, before which nothing is waiting. */
const roundOf = (runs: readonly SimulatedRun[], start: number): number =>
  runs.reduce(
    (last, { scheduledFor, ended }) => (scheduledFor === start ? Math.max(last, ended) : last),
    start,
  ) - start;
