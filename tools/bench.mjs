/**
 * `npm run bench [-- NAME …]`: measures what the docs claim, on this machine, in one run. Claims are counts and ratios,
 * since times vary by machine; if one doesn't hold, the exit code is 1.
 */
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';
import { classPage } from './bench/class-page.mjs';
import { mirror } from './bench/mirror.mjs';
import { scale } from './bench/scale.mjs';
import { search } from './bench/search.mjs';
import { sync } from './bench/sync.mjs';
import { uploads } from './bench/uploads.mjs';
import { userAccess } from './bench/user-access.mjs';

const benches = {
  'class-page': classPage,
  mirror,
  scale,
  search,
  sync,
  uploads,
  'user-access': userAccess,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !benches[name]);
if (unknown.length > 0) {
  console.error(
    `Unknown bench: ${unknown.join(', ')}. Available: ${Object.keys(benches).join(', ')}`,
  );
  process.exit(1);
}

ensureInstalled();
if (nx(['run-many', '-t', 'build', '-p', 'sandbox,api', '--output-style=static']) !== 0)
  process.exit(1);

let holds = true;
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  console.log(`\n── ${name} ──`);
  for (const { claim, isTrue } of await benches[name]()) {
    console.log(`${isTrue ? '✓' : '✗'} ${claim}`);
    holds &&= isTrue;
  }
}
process.exit(holds ? 0 : 1);
