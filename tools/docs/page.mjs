/** GitHub's anchor for a heading. */
const toAnchor = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** The first group of each match. */
const captures = (text, pattern) => Array.from(text.matchAll(pattern), ([, capture]) => capture);

const at = (index, values) => values.map((value) => ({ value, line: index + 1 }));

/** What a Markdown page names, with line numbers: link targets, pieces of code, and the words of code within sentences. */
export function readPage(text) {
  const page = { anchors: new Set(), links: [], codes: [], words: [] };
  let isBlock = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('```')) isBlock = !isBlock;
    else if (isBlock) page.codes.push(...at(index, [line]));
    else {
      const codes = captures(line, /`([^`]+)`/g);
      page.codes.push(...at(index, codes));
      page.words.push(...at(index, codes.join(' ').split(' ')));
      page.links.push(...at(index, captures(line, /\]\(([^)\s]+)\)/g)));
      for (const heading of captures(line, /^#+ (.*)/g)) page.anchors.add(toAnchor(heading));
    }
  }
  return page;
}

/** Files named in code comments, with line numbers. */
export function readComments(code) {
  return code.split('\n').flatMap((line, index) => {
    const isComment = /^\s*(\/?\*|\/\/)/.test(line);
    return isComment ? at(index, captures(line, /`([^`\s]+\.(?:ts|mjs|cjs|scss|md))`/g)) : [];
  });
}
