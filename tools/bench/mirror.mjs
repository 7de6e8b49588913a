import { openDatabase } from './bench-database.mjs';
import { mirrorMemory } from './mirror-memory.mjs';
import { mirrorSizes } from './mirror-sizes.mjs';
import { buildSyncProgram, SyncProgram } from './sync-program.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';

const schools = 5;
const classes = 1_000;
const people = 10_000;
/** With its teacher, a hundred people in each class. */
const roster = `users=${people},schools=${schools},classes=${classes},classSize=99`;
const page = 100;
const listed = 999;
const repetitions = 3;
const mostRatio = 1.5;
/** Five for each of three resources, and one for the mirror's own time. */
const mostIdleStatements = 16;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const perSecond = (count, milliseconds) => Math.round((count * 1000) / milliseconds);

/**
 * Requests of a first fill: the pages of three deltas; for each school its two lists in a batch, and what doesn't fit on
 * their first pages; ten classes in a batch.
 */
function expectedRequests() {
  const deltas = [schools, people, classes].map((count) => Math.ceil(count / page));
  const more = (count) => Math.ceil(count / schools / listed) - 1;
  const lists = schools * (1 + more(people) + more(classes));
  return deltas.reduce((sum, pages) => sum + pages) + lists + classes / 10;
}

/** A fill and its halves in turn, in alternating order, since the machine isn't always equally busy. */
async function compare(program) {
  await program.do('begin');
  await program.do('keep');
  const rounds = [];
  for (let count = 0; count < repetitions; count += 1) {
    const times = {};
    const parts = ['drain', 'rows', 'fill'];
    for (const part of count % 2 === 0 ? parts : parts.toReversed()) {
      if (part !== 'drain') await program.do('begin');
      times[part] = (await program.do(part)).time;
    }
    rounds.push({ ...times, ratio: times.fill / Math.max(times.drain, times.rows) });
  }
  const of = (name) => median(rounds.map((round) => round[name]));
  return { drain: of('drain'), rows: of('rows'), fill: of('fill'), ratio: of('ratio') };
}

async function onEngine(engine, sandbox) {
  const database = await openDatabase(engine, sandbox.folder);
  const program = await SyncProgram.start(sandbox, database.url, { subject: 'mirror' });
  try {
    const compared = await compare(program);
    await program.do('begin');
    const requests = await sandbox.graphRequests(() => program.do('fill'));
    const { roster_enrollments: enrollments } = await program.do('counts');
    const shown = (milliseconds) => ({
      'for 100,000, s': Number(((milliseconds * 100) / enrollments).toFixed(1)),
      'enrollments/s': perSecond(enrollments, milliseconds),
    });
    console.table({
      [`${engine}: Graph alone`]: shown(compared.drain),
      [`${engine}: database alone`]: shown(compared.rows),
      [`${engine}: first fill`]: shown(compared.fill),
    });
    // The first tick also reads whom the app knows, and what became due meanwhile.
    await program.do('tick');
    let statements = 0;
    const idle = await sandbox.graphRequests(async () => {
      statements = await program.do('statements');
    });
    const alone = await program.do('statementsWithoutMirror');
    const ratio = `${engine}: a first fill of ${enrollments} enrollments takes ${compared.ratio.toFixed(2)} times its slower half`;
    // The embedded database shares the thread with everything else: its figure promises nothing.
    if (engine === 'SQLite') console.log(ratio);
    return [
      ...(engine === 'SQLite'
        ? []
        : [{ claim: `${ratio} (≤ ${mostRatio})`, isTrue: compared.ratio <= mostRatio }]),
      {
        claim: `${engine}: it reads all ${classes * 100} enrollments`,
        isTrue: enrollments === classes * 100,
      },
      {
        claim: `${engine}: it takes ${requests} requests to Graph, as the formula says (${expectedRequests()})`,
        isTrue: requests === expectedRequests(),
      },
      {
        claim: `${engine}: a round without changes takes ${idle - 1} requests more than without a mirror (≤ 3), and ${statements - alone} SQL statements (≤ ${mostIdleStatements})`,
        isTrue: idle - 1 <= 3 && statements - alone <= mostIdleStatements,
      },
    ];
  } finally {
    await program.stop();
    await database.remove();
  }
}

/** The mirror of a roster (MIRROR-1): the speed of a first fill, its requests, idle rounds, memory, and pages. */
export async function mirror() {
  await buildSyncProgram();
  const engines = process.env.TEST_MYSQL_URL ? ['SQLite', 'MariaDB'] : ['SQLite'];
  const claims = [];
  const sandbox = await SyncSandbox.start(roster);
  try {
    await sandbox.control('PATCH', '/delta', { pageSize: page });
    for (const engine of engines) claims.push(...(await onEngine(engine, sandbox)));
    for (const engine of engines) await mirrorSizes(engine, sandbox);
  } finally {
    await sandbox.stop();
  }
  claims.push(...(await mirrorMemory(engines)));
  return claims;
}
