import { simulate } from '../testing/simulated-hours';
import { SimulatedTenants, type SimulatedRun } from '../testing/simulated-tenants';
import { VirtualClock } from '../testing/virtual-clock';
import { concurrency } from './sync-queue';

const minute = 60_000;
const every = 5 * minute;
const ticks = 12;
const latency = 150;
/** Milliseconds to write a page of 100 users. */
const writing = 50;
const pause = 10 * minute;

const failing = 't0100';
const throttled = 't0500';
const everybody = Array.from({ length: 1_000 }, (_, n) => `t${String(n).padStart(4, '0')}`);
const healthy = everybody.filter((id) => id !== failing && id !== throttled);

async function runAnHour(tenantIds: readonly string[]): Promise<SimulatedTenants> {
  const clock = new VirtualClock();
  const tenants = new SimulatedTenants({
    clock,
    tenantIds,
    latency: () => latency,
    answer: (tenantId) => {
      if (tenantId === failing) return { status: 500 };
      if (tenantId === throttled) return { status: 429, retryAfter: pause / 1_000 };
      return { status: 200 };
    },
    work: () => clock.sleep(writing),
  });
  await simulate({ clock, tenants, slots: concurrency, every, ticks });
  return tenants;
}

const ofHealthy = ({ runs }: SimulatedTenants): SimulatedRun[] =>
  runs
    .filter(({ tenantId }) => tenantId !== failing && tenantId !== throttled)
    .sort((one, other) => one.begun - other.begun);

describe('1,000 tenants, one always failing and one always throttled (SYNC-4, S-19)', () => {
  let alone: SimulatedRun[];
  let beside: SimulatedRun[];
  let all: SimulatedTenants;

  beforeAll(async () => {
    alone = ofHealthy(await runAnHour(healthy));
    all = await runAnHour(everybody);
    beside = ofHealthy(all);
  });

  it('gives each of the other 998 all its runs, and all succeed', () => {
    const counts = new Map<string, number>();
    for (const { tenantId } of beside) counts.set(tenantId, (counts.get(tenantId) ?? 0) + 1);
    expect(counts.size).toBe(998);
    expect(new Set(counts.values())).toEqual(new Set([ticks]));
    expect(beside.every(({ state }) => state === 'done')).toBe(true);
  });

  it('runs the 998 in the same order as without the two', () => {
    const order = (runs: SimulatedRun[]) =>
      runs.map(({ tenantId, scheduledFor }) => `${scheduledFor} ${tenantId}`);
    expect(order(beside)).toEqual(order(alone));
  });

  it('delays none of the 998 by more than its share of the slot the two occupy, plus one run', () => {
    const kept = all.runs
      .filter(({ tenantId }) => tenantId === failing)
      .map(({ begun, ended }) => ended - begun);
    const bound = (Math.max(...kept) + latency) / concurrency + latency + writing;
    const later = beside.map((run, at) => run.begun - alone[at]!.begun);
    expect(Math.max(...later)).toBeLessThanOrEqual(bound);
    // Far less than the pause of one or the retries of the other.
    expect(bound).toBeLessThan(1_000);
    expect(Math.min(...later)).toBe(0);
  });

  it('never delays tenants whose turn is before the two', () => {
    const before = (runs: SimulatedRun[]) => runs.filter(({ tenantId }) => tenantId < failing);
    expect(before(beside)).toEqual(before(alone));
    expect(before(beside)).toHaveLength(100 * ticks);
  });

  it('sends no requests for the throttled one before its pause is over', () => {
    expect(all.requests.get(throttled)).toBeLessThanOrEqual((ticks * every) / pause);
    expect(all.requests.get(throttled)).toBeGreaterThan(1);
  });

  it('tries the failing one at every tick', () => {
    const runs = all.runs.filter(({ tenantId }) => tenantId === failing);
    expect(runs.map(({ state }) => state)).toEqual(Array(ticks).fill('failed'));
  });
});
