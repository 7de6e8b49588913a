import { readFile } from 'node:fs/promises';
import { transform } from '@swc/core';
import swc from './swc.cjs';

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

/**
 * How esbuild bundles our sources into a Node program; packages stay external.
 * @param {string} entryPoint
 * @param {string} outdir
 */
export function bundleOptions(entryPoint, outdir) {
  return {
    entryPoints: [entryPoint],
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
    plugins: [swcPlugin],
  };
}
