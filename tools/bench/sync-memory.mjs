import { openDatabase } from './bench-database.mjs';
import { SyncSandbox } from './sync-sandbox.mjs';
import { SyncProgram } from './sync-program.mjs';

const many = 1_000_000;
const few = 10_000;
/** Share of the users that are linked: creating those takes most of the time here. */
const linked = 0.1;
const mostTimes = 1.2;

/** Node lets its heap grow for a while before it collects garbage: this makes it collect early. */
const heap = '--max-old-space-size=96';

/** A process's peak memory, in megabytes, during a first run. */
async function peakOf(users) {
  const sandbox = await SyncSandbox.start(users);
  try {
    await sandbox.control('PATCH', '/delta', { pageSize: 999 });
    const { url } = await openDatabase('SQLite', sandbox.folder);
    const making = await SyncProgram.start(sandbox, url);
    await making.do('link', { most: users * linked });
    await making.stop();
    const program = await SyncProgram.start(sandbox, url, { flags: [heap] });
    await program.do('forget');
    await program.do('whole');
    const peak = await program.do('peakMemory');
    await program.stop();
    return peak;
  } finally {
    await sandbox.stop();
  }
}

/** SYNC-7: memory stays flat. */
export async function syncMemory() {
  const small = await peakOf(few);
  const large = await peakOf(many);
  const times = large / small;
  console.table({
    [`${few} users`]: { 'memory, MB': Math.round(small) },
    [`${many} users`]: { 'memory, MB': Math.round(large) },
  });
  return {
    claim: `one tenant with ${many} users takes ${times.toFixed(2)} times (≤ ${mostTimes}) the memory of one with ${few} (${linked * 100}% of them linked, ${heap})`,
    isTrue: times <= mostTimes,
  };
}
