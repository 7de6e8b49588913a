/** Bundles `apps/<name>/src/main.ts` to `dist/apps/<name>/main.mjs`; types are checked elsewhere. */
import { rm } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { bundleOptions } from './bundle-node.mjs';
import { writeSourceLines } from './source-lines.mjs';

const [name, mode] = process.argv.slice(2);
const outdir = `dist/apps/${name}`;

/** What the API's developer panel links to; in watch mode, again after each change. */
const sourceLinesPlugin = {
  name: 'source-lines',
  setup(bundle) {
    bundle.onEnd(async ({ errors }) => {
      if (errors.length === 0) await writeSourceLines(`${outdir}/sources.json`);
    });
  },
};

const options = bundleOptions(`apps/${name}/src/main.ts`, outdir);
if (name === 'api') options.plugins.push(sourceLinesPlugin);

if (mode === '--watch') {
  await (await context(options)).watch();
} else {
  await rm(outdir, { recursive: true, force: true });
  await build(options);
}
