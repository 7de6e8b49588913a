import { readFileSync } from 'node:fs';

/** Environment variables: the programs', all of which are in `.env.example`, and those that tools and tests read. */
export function listVariables(project) {
  const documented = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=/gm);
  const names = new Set([...documented].map(([, name]) => name));
  for (const path of project.filter((name) => /^(tools|apps|\.ci)\/.*\.(ts|mjs|cjs)$/.test(name))) {
    const read = readFileSync(path, 'utf8').matchAll(/\benv(?:\.|\[')([A-Z][A-Z0-9_]*)/g);
    for (const [, name] of read) names.add(name);
  }
  return names;
}

/** Variables that a piece of code names: in capitals with an underscore, or set in front of a command. */
export const findVariables = (code) => [
  ...(code.match(/(?<![\w./-])[A-Z]+_[A-Z0-9_]+(?![\w(])/g) ?? []),
  ...(code.match(/^[A-Z]+(?==)/g) ?? []),
];
