import { allFiles } from './source-files.mjs';

/** This many equal lines in a row are a copy. */
const length = 6;

/** The meaningful lines: no blank lines, comments, imports or lone brackets. */
function readLines({ path, lines }) {
  const text = lines.join('\n').replace(/^import [^;]*;$|^\s*\/\*[\s\S]*?\*\/$|^\s*\/\/.*$/gm, '');
  const said = text.split('\n').map((line) => line.trim());
  return { path, said: said.filter((line) => /\w/.test(line)) };
}

function findCopies(files) {
  const seen = new Map();
  const copies = [];
  for (const { path, said } of files.map(readLines)) {
    let isInCopy = false;
    for (let at = 0; at + length <= said.length; at++) {
      const passage = said.slice(at, at + length).join('\n');
      const original = seen.get(passage);
      if (original && !isInCopy) copies.push(`${original} and ${path}: ${said[at]}`);
      isInCopy = Boolean(original);
      seen.set(passage, original ?? path);
    }
  }
  return copies;
}

export function countCopies() {
  const inProduct = findCopies(allFiles.filter(({ isTest }) => !isTest));
  const inTests = findCopies(allFiles.filter(({ isTest }) => isTest));
  return [
    {
      text: `copies of ${length} lines in the product`,
      value: inProduct.length,
      details: inProduct,
    },
    { text: `copies of ${length} lines in the tests`, value: inTests.length, details: inTests },
  ];
}
