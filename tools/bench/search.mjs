import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../build/bundle-node.mjs';
import { openDatabase } from './bench-database.mjs';

const outdir = 'dist/bench/search';
const size = { people: 1_000_000, classes: 40_000, crowd: 10_000 };
/** Milliseconds until what has been typed is answered, of the server's part. */
const mostTime = 100;

const round = (value) => Number(value.toFixed(1));
const at = (measured, share) => {
  const times = measured.map(({ time }) => time).toSorted((a, b) => a - b);
  return round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
};

function run(url) {
  return new Promise((resolve, reject) => {
    const child = fork(`${outdir}/main.mjs`, [url, JSON.stringify(size)]);
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The measuring program ended with ${code}.`)));
  });
}

function show(measured) {
  const slowest = measured.toSorted((a, b) => b.time - a.time)[0];
  return {
    searches: measured.length,
    'p50, ms': at(measured, 0.5),
    'p95, ms': at(measured, 0.95),
    'slowest, ms': at(measured, 1),
    'slowest search': slowest.text.slice(0, 30),
  };
}

async function onEngine(engine, folder) {
  const database = await openDatabase(engine, folder);
  try {
    const { filling, typing, worst, spellings, classes, crowd } = await run(database.url);
    console.table({
      [`each letter of names, ${engine}`]: show(typing),
      [`worst cases, ${engine}`]: show(worst),
      [`in 40 classes, ${engine}`]: show(classes),
      [`in a class of ${size.crowd}, ${engine}`]: show(crowd),
    });
    const seconds = ({ rows, names }) => `${round(rows / 1000)} s, names ${round(names / 1000)} s`;
    console.log(`${engine}: rows ${seconds(filling)}`);
    const missed = spellings.filter(({ found }) => found === 0);
    const share = filling.names / filling.rows;
    return [
      {
        claim: `${engine}: among ${size.people} people and ${size.classes} classes, each letter of a name is answered in ${at(typing, 0.5)} ms (95%: ${at(typing, 0.95)}, ≤ ${mostTime})`,
        isTrue: at(typing, 0.95) <= mostTime,
      },
      {
        claim: `${engine}: the slowest of ${worst.length} hostile searches takes ${at(worst, 1)} ms (≤ ${mostTime})`,
        isTrue: at(worst, 1) <= mostTime,
      },
      {
        claim: `${engine}: someone in 40 classes is answered in ${at(classes, 0.95)} ms, in a class of ${size.crowd} in ${at(crowd, 0.95)} ms (95%, ≤ ${mostTime})`,
        isTrue: Math.max(at(classes, 0.95), at(crowd, 0.95)) <= mostTime,
      },
      {
        claim: `${engine}: other spellings are found (${spellings.map(({ text }) => text).join(', ')})`,
        isTrue: missed.length === 0,
      },
      {
        claim: `${engine}: making everything findable takes ${share.toFixed(2)} times as long as writing the rows (≤ 4)`,
        isTrue: share <= 4,
      },
    ];
  } finally {
    await database.remove();
  }
}

/** Search as it is typed, at a million people (FIND-1). */
export async function search() {
  await build(bundleOptions('apps/api/src/modules/search/testing/bench/main.ts', outdir));
  const folder = await mkdtemp(join(tmpdir(), 'edugraph-search-'));
  try {
    const claims = await onEngine('SQLite', folder);
    if (process.env.TEST_MYSQL_URL) claims.push(...(await onEngine('MariaDB', folder)));
    else console.log('Skipping MariaDB: TEST_MYSQL_URL names no server.');
    return claims;
  } finally {
    await rm(folder, { recursive: true });
  }
}
