/**
 * `npm run figures [-- NAME …] [--since REVISION] [--details] [--json]`: measures the source's shape. If a
 * figure is above its limit, the exit code is 1.
 */
import { parseArgs } from 'node:util';
import { measureCommits } from './figures/commits.mjs';
import { countCopies } from './figures/copies.mjs';
import { countCycles } from './figures/cycles.mjs';
import { countFullFolders } from './figures/folders.mjs';
import { measureLines } from './figures/lines.mjs';
import { measureRequestPath } from './figures/request-path.mjs';

const kinds = {
  folders: countFullFolders,
  cycles: countCycles,
  lines: measureLines,
  path: measureRequestPath,
  copies: countCopies,
  commits: measureCommits,
};

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    since: { type: 'string' },
    details: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const unknown = positionals.filter((name) => !kinds[name]);
if (unknown.length > 0) {
  console.error(
    `Unknown figure: ${unknown.join(', ')}. Available: ${Object.keys(kinds).join(', ')}`,
  );
  process.exit(1);
}

const figures = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(kinds))
  figures.push(...[await kinds[name](asked)].flat());

const isAbove = ({ value, limit }) => limit !== undefined && value > limit;
if (asked.json) console.log(JSON.stringify(figures, null, 2));
else {
  for (const figure of figures) {
    console.log(`${String(figure.value).padStart(6)}  ${figure.text}`);
    if (!asked.details && !isAbove(figure)) continue;
    for (const detail of figure.details ?? []) console.log(`          ${detail}`);
  }
}
process.exit(figures.some(isAbove) ? 1 : 0);
