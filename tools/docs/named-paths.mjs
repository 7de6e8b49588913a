const file = /^[\w.*<>{},/-]+\.(ts|mjs|cjs|js|json|html|scss|md|csv)$/;
const folder = /^[a-z.<][\w.*<>{},-]*(\/[\w.*<>{},-]+)*\/?$/;

/** Whether a word in code is a path in this project: a file by its extension, a folder by its slash. */
const isPath = (word) =>
  !/^(\.\.|[A-Z]|\/|https?:|dist\/|node_modules\/|application\/)/.test(word) &&
  (file.test(word) || (word.includes('/') && folder.test(word)));

/** `<area>`, `*` and a file called `x` stand for any name. */
function toPattern(path) {
  const source = path
    .replace(/\/$/, '')
    .replace(/(^|\/)x(?=\.)/, '$1*')
    .replaceAll('.', '\\.')
    .replace(/<[^>]+>|\*/g, '[^/]+');
  return new RegExp(`^(?:.*/)?${source}${file.test(path) ? '' : '/'}$`);
}

/** The paths that one with `{a,b}` stands for. */
function expand(path) {
  const braces = /\{([^}]+)\}/.exec(path);
  if (!braces) return [path];
  return braces[1].split(',').flatMap((name) => expand(path.replace(braces[0], name)));
}

/**
 * What is wrong with a path named on a page that belongs to `home` (a folder). It may start anywhere below `home`, or
 * anywhere in the project if it is the end of only one path.
 */
export function findPathFaults(word, home, project) {
  const paths = isPath(word) ? expand(word) : [];
  return paths.map((path) => findFault(path, home, project)).filter(Boolean);
}

function findFault(word, home, project) {
  const pattern = toPattern(word);
  const all = project.filter((path) => pattern.test(path));
  const near = all.filter((path) => path.startsWith(home));
  const found = near.length ? near : all;
  if (!found.length) return `${word} does not exist (name a file with its extension)`;
  const isExact = found.includes(word) || found.includes(`${home}${word}`);
  const isMany = found.length > 1 && word.replace(/\/$/, '').includes('/') && !isExact;
  if (isMany && !/[<*]|(^|\/)x\./.test(word)) return `${word} may be ${found.join(' or ')}`;
  return undefined;
}
