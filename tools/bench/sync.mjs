import { openDatabase } from './bench-database.mjs';
import { syncMemory } from './sync-memory.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';
import { buildSyncProgram, SyncProgram } from './sync-program.mjs';

const users = 100_000;
const mostRatio = 1.3;
/** Repetitions of each comparison. */
const repetitions = 5;
/** The number of users that the old way is measured with; its time is proportional. */
const usersOfOld = 5_000;
const fewestTimesFaster = 5;
const mostStatements = 10;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const perSecond = (count, milliseconds) => Math.round((count * 1000) / milliseconds);

async function round(program, parts) {
  const times = {};
  for (const part of parts) {
    if (part !== 'drain') await program.do('forget');
    times[part] = (await program.do(part)).time;
    if (part === 'whole') times.result = await program.do('result');
  }
  return { ...times, ratio: times.whole / Math.max(times.drain, times.rows) };
}

/** The whole run and its halves in turn, in alternating order, since the machine isn't always equally busy. */
async function compare(program) {
  const parts = ['drain', 'rows', 'whole'];
  const rounds = [];
  for (let count = 0; count < repetitions; count += 1) {
    rounds.push(await round(program, count % 2 === 0 ? parts : parts.toReversed()));
  }
  const of = (part) => median(rounds.map((round) => round[part]));
  const isRight = rounds.every(
    ({ result }) => result.updated === users && result.filled === users && result.received >= users,
  );
  return {
    drain: of('drain'),
    rows: of('rows'),
    whole: of('whole'),
    ratio: of('ratio'),
    isRight,
  };
}

const shown = ({ drain, rows, whole, ratio }) => ({
  'Graph alone, users/s': perSecond(users, drain),
  'database alone, users/s': perSecond(users, rows),
  'sync, users/s': perSecond(users, whole),
  ratio: Number(ratio.toFixed(2)),
});

/** With Graph as slow as the database, only a sync whose halves overlap doesn't take twice as long. */
async function compareWithSlowGraph(sandbox, program, { rows, pages }) {
  const latency = Math.round(rows / pages);
  await sandbox.control('POST', '/faults', { match: { path: '/users/delta' }, latency });
  const compared = await compare(program);
  await sandbox.control('DELETE', '/faults');
  return compared;
}

async function compareWithPages(sandbox, program, pageSize) {
  await sandbox.control('PATCH', '/delta', { pageSize });
  await program.do('keepPages');
  return compare(program);
}

/** The embedded database shares the thread with everything else: its figure is only for comparison and promises nothing. */
async function initialRunsOnSqlite(sandbox, program) {
  const large = await compareWithPages(sandbox, program, 999);
  console.table({ 'SQLite, pages of 999': shown(large) });
  return { large, claims: [isRightClaim('SQLite', [large])] };
}

async function initialRunsOnMariadb(sandbox, program) {
  const large = await compareWithPages(sandbox, program, 999);
  const pages = Math.ceil(users / 999);
  const slow = await compareWithSlowGraph(sandbox, program, { rows: large.rows, pages });
  const small = await compareWithPages(sandbox, program, 200);
  const runs = {
    'MariaDB, pages of 999': large,
    'MariaDB, pages of 999, Graph as slow as the database': slow,
    'MariaDB, pages of 200': small,
  };
  console.table(Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, shown(run)])));
  const claims = Object.entries(runs).map(([name, { ratio }]) => ({
    claim: `${name}: a first sync takes ${ratio.toFixed(2)} times its slower half (≤ ${mostRatio})`,
    isTrue: ratio <= mostRatio,
  }));
  return { large, claims: [isRightClaim('MariaDB', [large, slow, small]), ...claims] };
}

const isRightClaim = (engine, runs) => ({
  claim: `${engine}: every first sync updates all ${users} users`,
  isTrue: runs.every(({ isRight }) => isRight),
});

async function unchangedRun(sandbox, program, engine) {
  let statements = [];
  const requests = await sandbox.graphRequests(async () => {
    statements = await program.do('statements');
  });
  return {
    claim: `${engine}: a sync without changes takes ${requests} request to Graph (1) and ${statements.length} SQL statements (≤ ${mostStatements})`,
    isTrue: requests === 1 && statements.length > 0 && statements.length <= mostStatements,
  };
}

/** The old way compared to ours, with the same pages. */
async function oldWay(sandbox, program, { engine, whole }) {
  await sandbox.control('PATCH', '/delta', { pageSize: 999 });
  await program.do('forget');
  // Creates the checkpoint that the old way writes to.
  await program.do('whole');
  await program.do('forgetProfiles');
  const before = await program.do('old', { most: usersOfOld });
  const ours = perSecond(users, whole);
  const old = perSecond(before.users, before.time);
  const times = ours / old;
  return {
    claim: `${engine}: ${ours} users/s are ${times.toFixed(1)} times (≥ ${fewestTimesFaster}) the ${old} of one at a time, measured with ${before.users}`,
    isTrue: times >= fewestTimesFaster,
  };
}

async function onEngine(engine, sandbox) {
  const database = await openDatabase(engine, sandbox.folder);
  const program = await SyncProgram.start(sandbox, database.url);
  try {
    await program.do('link', { most: users });
    const initialRuns = engine === 'SQLite' ? initialRunsOnSqlite : initialRunsOnMariadb;
    const { large, claims } = await initialRuns(sandbox, program);
    await program.do('tick');
    claims.push(await unchangedRun(sandbox, program, engine));
    claims.push(await oldWay(sandbox, program, { engine, whole: large.whole }));
    return claims;
  } finally {
    await program.stop();
    await database.remove();
  }
}

/** A tenant's sync: SYNC-7, and whether its halves overlap. */
export async function sync() {
  await buildSyncProgram();
  const claims = [];
  const sandbox = await SyncSandbox.start(users);
  try {
    claims.push(...(await onEngine('SQLite', sandbox)));
    if (process.env.TEST_MYSQL_URL) claims.push(...(await onEngine('MariaDB', sandbox)));
    else console.log('Skipping MariaDB: TEST_MYSQL_URL names no server.');
  } finally {
    await sandbox.stop();
  }
  claims.push(await syncMemory());
  return claims;
}
