import { readFileSync } from 'node:fs';

/** Every word of the source. */
export function listWords(project) {
  const sources = project.filter((path) =>
    /^(apps|libs|tools)\/.*\.(ts|mjs|cjs|html|json)$/.test(path),
  );
  return new Set(sources.flatMap((path) => readFileSync(path, 'utf8').match(/[\w$]+/g) ?? []));
}

/** Names in a piece of code that only code has: of classes, functions and properties, tables and columns. */
export const findNames = (code) =>
  (code.match(/(?<![\w$-])[a-zA-Z][\w$]*/g) ?? []).filter((word) =>
    /[a-z][A-Z]|[a-z]_[a-z]/.test(word),
  );
