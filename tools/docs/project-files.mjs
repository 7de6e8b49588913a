import { readdirSync } from 'node:fs';

const made = new Set([
  'node_modules',
  'dist',
  'tmp',
  'var',
  '.git',
  '.nx',
  '.angular',
  'test-results',
]);

/** The paths below `folder`, without anything installed or built; folders end in a slash. */
export function* listProject(folder = '') {
  for (const entry of readdirSync(folder || '.', { withFileTypes: true })) {
    if (made.has(entry.name)) continue;
    const path = folder + entry.name;
    if (!entry.isDirectory()) yield path;
    else {
      yield `${path}/`;
      yield* listProject(`${path}/`);
    }
  }
}
