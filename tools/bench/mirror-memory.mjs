import { openDatabase } from './bench-database.mjs';
import { SyncProgram } from './sync-program.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';

const few = { name: '10,000 enrollments', roster: 'users=1000,schools=5,classes=100,classSize=99' };
const many = {
  name: '1,000,000 enrollments',
  roster: 'users=40000,schools=5,classes=4000,classSize=249',
};
const largeSchool = {
  name: 'a school of 200,000 people',
  roster: 'users=200000,schools=1,classes=100,classSize=99',
};
const mostTimes = 1.2;
const farAway = 900_000;
const mostFarAway = 1.5;

/** Node lets its heap grow for a while before it collects garbage: this makes it collect early. */
const heap = '--max-old-space-size=96';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A first fill in a process of its own. @returns its peak memory in megabytes, its seconds, and what `then` returns */
async function measure(engine, { roster }, then = () => undefined) {
  const sandbox = await SyncSandbox.start(roster);
  const database = await openDatabase(engine, sandbox.folder);
  try {
    const program = await SyncProgram.start(sandbox, database.url, {
      subject: 'mirror',
      flags: [heap],
    });
    await program.do('begin');
    const { time } = await program.do('fill');
    const peak = await program.do('peakMemory');
    const more = await then(program);
    await program.stop();
    return { peak, seconds: time / 1_000, more };
  } finally {
    await database.remove();
    await sandbox.stop();
  }
}

async function farPages(engine, program) {
  const pairs = await program.do('pages', { skip: farAway, times: 40 });
  const [near, far] = [0, 1].map((at) => median(pairs.map((pair) => pair[at])));
  const times = far / near;
  return {
    claim: `${engine}: a page of 100 after ${farAway} enrollments takes ${times.toFixed(2)} times (≤ ${mostFarAway}) the ${near.toFixed(1)} ms of the first one`,
    isTrue: times <= mostFarAway,
  };
}

async function onEngine(engine) {
  const small = await measure(engine, few);
  const large = await measure(engine, many, (program) => farPages(engine, program));
  const school = await measure(engine, largeSchool);
  const shown = ({ peak, seconds }) => ({
    'memory, MB': Math.round(peak),
    'first fill, s': Math.round(seconds),
  });
  console.log(engine);
  console.table({
    [few.name]: shown(small),
    [many.name]: shown(large),
    [largeSchool.name]: shown(school),
  });
  const claimOf = ({ name }, { peak }) => ({
    claim: `${engine}: a first fill of ${name} takes ${(peak / small.peak).toFixed(2)} times (≤ ${mostTimes}) the memory of ${few.name} (${heap})`,
    isTrue: peak <= mostTimes * small.peak,
  });
  return [claimOf(many, large), claimOf(largeSchool, school), large.more];
}

/** MIRROR-1: memory stays flat, and so does the time of a page. */
export async function mirrorMemory(engines) {
  const claims = [];
  for (const engine of engines) claims.push(...(await onEngine(engine)));
  return claims;
}
