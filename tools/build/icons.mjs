/** Makes `dist/icons/icons.svg`, one symbol per name in the web app's `icon-names.ts`, from Material Symbols Rounded. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const source = 'apps/web/src/app/ui/icon/icon-names.ts';
const folder = join(dirname(require.resolve('@material-symbols/svg-400/package.json')), 'rounded');

const list = /iconNames = \[([\s\S]*?)\]/.exec(await readFile(source, 'utf8'))?.[1] ?? '';
const names = [...list.matchAll(/'([a-z0-9-]+)'/g)].map(([, name]) => name);
if (names.length === 0) throw new Error(`No icon names found in ${source}`);

/** Files are named in snake_case, with `-fill` for the filled form. */
const fileOf = (name) => `${name.replace(/-(?!fill$)/g, '_')}.svg`;

const symbols = await Promise.all(
  names.map(async (name) => {
    const svg = await readFile(join(folder, fileOf(name)), 'utf8').catch(() => {
      throw new Error(`No icon "${fileOf(name)}" in ${folder} (named in ${source})`);
    });
    const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1];
    const body = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1];
    return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
  }),
);

await mkdir('dist/icons', { recursive: true });
await writeFile(
  'dist/icons/icons.svg',
  `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`,
);
process.stdout.write(`icons.svg: ${names.length} icons\n`);
