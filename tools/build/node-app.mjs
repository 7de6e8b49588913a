/** Bundles `apps/<name>/src/main.ts` to `dist/apps/<name>/main.mjs`; packages stay external. Types are checked elsewhere. */
import { readFile, rm } from 'node:fs/promises';
import { transform } from '@swc/core';
import { build, context } from 'esbuild';
import { writeSourceLines } from './source-lines.mjs';
import swc from './swc.cjs';

const [name, mode] = process.argv.slice(2);
const outdir = `dist/apps/${name}`;

const swcPlugin = {
  name: 'swc',
  setup(bundle) {
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const { code } = await transform(source, {
        ...swc,
        configFile: false,
        filename: path,
        sourceMaps: 'inline',
        module: { type: 'es6' },
      });
      return { loader: 'js', contents: code };
    });
  },
};

/** What the API's developer panel links to; in watch mode, again after each change. */
const sourceLinesPlugin = {
  name: 'source-lines',
  setup(bundle) {
    bundle.onEnd(async ({ errors }) => {
      if (errors.length === 0) await writeSourceLines(`${outdir}/sources.json`);
    });
  },
};

const options = {
  entryPoints: [`apps/${name}/src/main.ts`],
  outdir,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  tsconfig: 'tsconfig.base.json',
  sourcemap: true,
  keepNames: true,
  logLevel: 'warning',
  plugins: [swcPlugin, ...(name === 'api' ? [sourceLinesPlugin] : [])],
};

if (mode === '--watch') {
  await (await context(options)).watch();
} else {
  await rm(outdir, { recursive: true, force: true });
  await build(options);
}
