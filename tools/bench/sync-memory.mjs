import { openDatabase } from './bench-database.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';
import { SyncProgram } from './sync-program.mjs';

const many = 1_000_000;
const few = 10_000;
/** Part of the users that are linked: making those takes the most time here. */
const linked = 0.1;
const mostTimes = 1.2;

/** The most memory, in megabytes, that a process has had after each of so many first runs. */
async function peaksOf(users, runs) {
  const sandbox = await SyncSandbox.start(users);
  try {
    await sandbox.control('PATCH', '/delta', { pageSize: 999 });
    const { url } = await openDatabase('SQLite', sandbox.folder);
    const making = await SyncProgram.start(sandbox, url);
    await making.do('link', { most: users * linked });
    await making.stop();
    const program = await SyncProgram.start(sandbox, url);
    const peaks = [];
    for (let count = 0; count < runs; count += 1) {
      await program.do('forget');
      await program.do('whole');
      peaks.push(await program.do('peakMemory'));
    }
    await program.stop();
    return peaks;
  } finally {
    await sandbox.stop();
  }
}

/**
 * SYNC-7: memory stays flat. Node lets its heap grow for a while before it looks for what is not needed any more, so both
 * processes get as many users to see: one tenant of many, or one of few again and again.
 */
export async function syncMemory() {
  const small = await peaksOf(few, many / few);
  const [large] = await peaksOf(many, 1);
  const times = large / small.at(-1);
  console.table({
    [`${few} users, once`]: { 'memory, MB': Math.round(small[0]) },
    [`${few} users, ${many / few} times`]: { 'memory, MB': Math.round(small.at(-1)) },
    [`${many} users, once`]: { 'memory, MB': Math.round(large) },
  });
  return {
    claim: `one tenant of ${many} users takes ${times.toFixed(2)} times (≤ ${mostTimes}) the memory of one of ${few}, after as many users (${linked * 100} % of them linked)`,
    isTrue: times <= mostTimes,
  };
}
