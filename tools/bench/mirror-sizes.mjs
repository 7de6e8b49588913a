import { openDatabase } from './bench-database.mjs';
import { SyncProgram } from './sync-program.mjs';

/**
 * Shows how many bytes the mirror's rows take on disk, including their shares of the indexes.
 * @param {'SQLite' | 'MariaDB'} engine
 * @param {import('./sync-sandbox.mjs').SyncSandbox} sandbox
 */
export async function mirrorSizes(engine, sandbox) {
  const database = await openDatabase(engine, sandbox.folder);
  const program = await SyncProgram.start(sandbox, database.url, { subject: 'mirror' });
  try {
    await program.do('begin');
    await program.do('fill');
    const counts = await program.do('counts');
    const sizes = await program.do('sizes');
    const rows = Object.entries(counts).map(([table, count]) => [
      table,
      { rows: count, 'bytes per row': Math.round(sizes[table] / count) },
    ]);
    console.log(engine);
    console.table(Object.fromEntries(rows));
  } finally {
    await program.stop();
    await database.remove();
  }
}
