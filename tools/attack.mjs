/**
 * `npm run attack`: attacks the built product, only on this computer and within bounds, and prints what happened. Exits
 * with 1 if anything gave way. Each list in `attack/` is one kind of attack; its probes report what they saw.
 */
import { administration } from './attack/administration.mjs';
import { bodies } from './attack/bodies.mjs';
import { guessing } from './attack/guessing.mjs';
import { leaks } from './attack/leaks.mjs';
import { signIns } from './attack/sign-ins.mjs';
import { starts } from './attack/starts.mjs';
import { texts } from './attack/texts.mjs';
import { uploads } from './attack/uploads.mjs';
import { Product } from './bench/product.mjs';
import { ensureInstalled } from './run/ensure-installed.mjs';
import { nx } from './run/nx.mjs';

const kinds = {
  bodies,
  guessing,
  leaks,
  'sign-ins': signIns,
  starts,
  texts,
  uploads,
  administration,
};

ensureInstalled();
if (nx(['run-many', '-t', 'build', '-p', 'sandbox,api', '--output-style=static']) !== 0)
  process.exit(1);
// Attackers' addresses come in a header.
process.env.TRUST_PROXY = 'loopback';
const product = await Product.start([]);
const rows = [];
try {
  for (const [kind, probes] of Object.entries(kinds)) {
    for (const { name, run } of probes) {
      const { seen, isHeld } = await run(product);
      rows.push({ kind, attack: name, seen, held: isHeld ? 'yes' : 'NO' });
    }
  }
} finally {
  await product.stop();
}
console.table(rows);
process.exit(rows.every(({ held }) => held === 'yes') ? 0 : 1);
