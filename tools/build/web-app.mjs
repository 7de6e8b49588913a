/**
 * Copies the bundle to `dist/apps/web`, adds .br and .gz next to files worth compressing (never index.html, which gets a
 * nonce per response), and fails if index.html initially loads more than 120 kB gzip.
 */
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const from = 'dist/bundle/web';
const to = 'dist/apps/web';
const limit = 120_000;
const compressible = new Set(['.js', '.css', '.svg', '.json']);

const toGzip = (bytes) => promisify(gzip)(bytes, { level: 9 });
const toBrotli = (bytes) =>
  promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

await rm(to, { recursive: true, force: true });
await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('stats.json') });

const files = (await readdir(to, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && compressible.has(extname(entry.name)))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
for (const file of files) {
  const bytes = await readFile(file);
  if (bytes.length <= 1000) continue;
  const [small, smaller] = await Promise.all([toGzip(bytes), toBrotli(bytes)]);
  await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)]);
}

const html = await readFile(join(to, 'index.html'), 'utf8');
const initial = [
  ...html.matchAll(/<script[^>]+src="([^"]+)"/g),
  ...html.matchAll(/<link[^>]+rel="(?:stylesheet|modulepreload)"[^>]+href="([^"]+)"/g),
].map(([, address]) => address.replace(/^\//, ''));
/** The CLI preloads only some of what the first files import, but all of it loads initially. A dynamic import has a parenthesis. */
const staticImport = /(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g;
const loaded = new Set(initial);
for (const name of loaded) {
  if (!name.endsWith('.js')) continue;
  const source = await readFile(join(to, name), 'utf8');
  for (const [, imported] of source.matchAll(staticImport)) loaded.add(imported);
}
const sizes = await Promise.all(
  [...loaded].map(async (name) => (await toGzip(await readFile(join(to, name)))).length),
);
const total = sizes.reduce((sum, size) => sum + size, 0);
process.stdout.write(
  `Initial set: ${kB(total)} gzip in ${sizes.length} files (limit ${kB(limit)})\n`,
);
if (total > limit) {
  process.stderr.write(
    "The initial set is too big: keep the shell's imports small, and load the rest with a route or @defer.\n",
  );
  process.exitCode = 1;
}
