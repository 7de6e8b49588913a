import { openDatabase } from './bench-database.mjs';
import { rowSizes } from './row-sizes.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';
import { buildSyncProgram, SyncProgram } from './sync-program.mjs';

const tenants = 100_000;
const users = 1_000;
/** Share of the users that change in a day. */
const changeRate = 0.01;
const throttled = 0.01;
const minute = 60_000;
/** Minutes between ticks; SYNC_CRON defaults to five. */
const schedules = [5, 15, 30, 60];
const every = schedules[0] * minute;
const ticks = 6;
/** Median milliseconds until Graph and Entra answer: assumptions, since they can't be measured here. */
const latency = { graph: 200, token: 150 };
/** Numbers of workers to try for the first schedule, and for all of them. */
const fleets = [8, 12, 16, 24, 32];
const candidates = [2, 4, 6, 8, 12, 16, 24, 32];
/** How many times each run is measured. */
const repetitions = 100;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value, digits = 0) => Number(value.toFixed(digits));
const inMinutes = (milliseconds) => round(milliseconds / minute, 1);

async function costOf(program, before = () => undefined) {
  const costs = [];
  for (let count = 0; count < repetitions; count += 1) {
    await before(count);
    await program.do('forgetToken');
    costs.push(await program.do('tick'));
  }
  return {
    time: median(costs.map(({ time }) => time)),
    cpu: median(costs.map(({ cpu }) => cpu)),
  };
}

/** What a run costs a worker, including the token request, on a tenant of the usual size, and what rows take. */
async function measure(engine) {
  const sandbox = await SyncSandbox.start(users);
  const database = await openDatabase(engine, sandbox.folder);
  const program = await SyncProgram.start(sandbox, database.url);
  try {
    await program.do('link', { most: users });
    await program.do('whole');
    const unchanged = await costOf(program);
    const [id] = await program.do('ids');
    const path = `/tenants/${sandbox.tenant.id}/users/${id}`;
    const changed = await costOf(program, (count) =>
      sandbox.control('PATCH', path, { jobTitle: `Title ${count}` }),
    );
    const lookUp = await program.do('lookUp', { tenants: 10_000 });
    const bytes = engine === 'MariaDB' ? await rowSizes(database) : undefined;
    return { costs: { unchanged, changed, lookUp }, bytes };
  } finally {
    await program.stop();
    await database.remove();
    await sandbox.stop();
  }
}

async function measureQueue(program) {
  const url = process.env.TEST_REDIS_URL;
  if (url) return program.do('jobs', { url, tenants: 20_000 });
  console.log('Skipping Redis: TEST_REDIS_URL names no server.');
  return { bytes: Number.NaN, addThousand: 0 };
}

function showCosts(engine, { costs, bytes }, jobs) {
  const { unchanged, changed, lookUp } = costs;
  console.table({
    [`run without changes, ${engine}`]: {
      ms: round(unchanged.time, 1),
      cpu: round(unchanged.cpu, 1),
    },
    [`run with a change, ${engine}`]: { ms: round(changed.time, 1), cpu: round(changed.cpu, 1) },
    'finding 1,000 tenants': { ms: round(lookUp, 1) },
    'adding 1,000 jobs to Redis': { ms: round(jobs.addThousand, 1) },
  });
  console.table({ ...bytes, 'job in Redis': round(jobs.bytes) });
}

function showFleet(workers, { others, throttled: late, served, round: whole }) {
  return {
    workers,
    'p50, min': inMinutes(others.p50),
    'p99, min': inMinutes(others.p99),
    'p100, min': inMinutes(others.p100),
    'throttled p99, min': inMinutes(late.p99),
    'ticks served, %': round(served * 100, 1),
    'everyone once, min': inMinutes(whole),
  };
}

function fleetOf({ workers, every: interval, costs }) {
  // The share of runs that find a change: someone in the tenant has changed between two ticks.
  const changed = 1 - Math.exp((-users * changeRate * interval) / (24 * 60 * minute));
  return { tenants, workers, every: interval, ticks, throttled, changed, latency, costs };
}

const keepsUp = ({ served, others }, interval) => served >= 0.999 && others.p100 < interval;

/** The fewest workers that keep up with each schedule. */
async function showSchedules(program, costs) {
  const rows = [];
  for (const minutes of schedules) {
    const interval = minutes * minute;
    for (const workers of candidates) {
      const fleet = fleetOf({ workers, every: interval, costs });
      const result = await program.do('fleet', { ...fleet, ticks: 2 });
      if (!keepsUp(result, interval)) continue;
      const perSecond = round((tenants * 1_000) / interval);
      rows.push({ 'every, min': minutes, ...showFleet(workers, result), 'runs/s': perSecond });
      break;
    }
  }
  console.table(rows);
}

/** What 100,000 tenants cost: measured figures, then the schedule on a virtual clock (docs/scale.md). */
export async function scale() {
  await buildSyncProgram();
  const engine = process.env.TEST_MYSQL_URL ? 'MariaDB' : 'SQLite';
  const measured = await measure(engine);
  const program = await SyncProgram.startWithoutTenant();
  try {
    const jobs = await measureQueue(program);
    showCosts(engine, measured, jobs);
    const lookUp = measured.costs.lookUp + jobs.addThousand;
    const costs = { ...measured.costs, lookUp };
    const results = new Map();
    for (const workers of fleets) {
      results.set(workers, await program.do('fleet', fleetOf({ workers, every, costs })));
    }
    console.table([...results].map(([workers, result]) => showFleet(workers, result)));
    await showSchedules(program, costs);
    const largest = fleets.at(-1);
    const undisturbed = await program.do('fleet', {
      ...fleetOf({ workers: largest, every, costs }),
      throttled: 0,
    });
    return claimsOf(largest, results.get(largest), undisturbed);
  } finally {
    await program.stop();
  }
}

function claimsOf(workers, result, undisturbed) {
  const { others } = result;
  const growth = others.p99 / undisturbed.others.p99;
  return [
    {
      claim: `${workers} workers serve every tick for ${tenants} tenants, the last one ${inMinutes(others.p100)} minutes after it`,
      isTrue: keepsUp(result, every),
    },
    {
      claim: `with 1% of the tenants throttled, the others are ${growth.toFixed(2)} times as late at the 99th percentile (≤ 1.05)`,
      isTrue: growth <= 1.05,
    },
  ];
}
