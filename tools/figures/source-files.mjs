import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const roots = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(folder).map((name) => `${folder}/${name}/src`),
);
const isTest = (path) => /\.spec\.ts$|\/testing\/|^apps\/e2e\//.test(path);

/** The apps' and libraries' files, including styles and templates: `{ path, folder, isCode, isTest, lines }`. */
export const allFiles = roots.flatMap((root) =>
  readdirSync(root, { recursive: true })
    .map((name) => `${root}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|html|scss)$/.test(path))
    .map((path) => {
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      const isCode = path.endsWith('.ts');
      return { path, folder: dirname(path), isCode, isTest: isTest(path), lines };
    }),
);

export const sourceFiles = allFiles.filter(({ isCode, isTest }) => isCode && !isTest);
