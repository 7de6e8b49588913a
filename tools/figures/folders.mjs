import { sourceFiles } from './source-files.mjs';

const limit = 20;

/** Folders with more source files than anyone takes in at a glance; tests next to them don't count. */
export function countFullFolders() {
  const counts = new Map();
  for (const { folder } of sourceFiles) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const full = [...counts].filter(([, count]) => count > limit);
  return {
    text: `folders with more than ${limit} source files`,
    value: full.length,
    limit: 0,
    details: full.map(([folder, count]) => `${folder}: ${count}`),
  };
}
