import { Tokenizer } from 'htmlparser2';
import { fitText } from '../../../text/well-formed';
import type { WireItemBody } from '../../graph';

/** How many UTF-16 units are converted; nobody reads further, and Graph sets no limit. */
const longest = 100_000;
/** Elements that end a line. */
const blocks = new Set(['p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr']);
/** Elements whose content is not shown. */
const invisible = new Set(['script', 'style', 'head']);
/** No name above is longer. */
const longestName = 8;

const ignore = () => undefined;

/** The words of an HTML text from Teams; null if there are none. Shown as text, never as markup (S-16). */
export function toPlainText(body: WireItemBody | null | undefined): string | null {
  const { content, contentType } = body ?? {};
  if (!content?.trim()) return null;
  const text = fitText(content, longest);
  return contentType?.toLowerCase() === 'html' ? wordsOf(text) || null : text;
}

/** In one pass, whatever the markup: `htmlparser2`'s tokenizer never goes back. */
function wordsOf(html: string): string {
  const lines: string[][] = [[]];
  let hiddenBy = '';
  const nameAt = (start: number, end: number) =>
    html.slice(start, Math.min(end, start + longestName)).toLowerCase();
  const say = (words: string) => {
    if (!hiddenBy) lines.at(-1)?.push(words);
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (start, end) => say(html.slice(start, end)),
      ontextentity: (codePoint) => say(String.fromCodePoint(codePoint)),
      onopentagname: (start, end) => {
        const name = nameAt(start, end);
        if (name === 'br') lines.push([]);
        if (!hiddenBy && invisible.has(name)) hiddenBy = name;
      },
      onclosetag: (start, end) => {
        const name = nameAt(start, end);
        if (name === hiddenBy) hiddenBy = '';
        else if (blocks.has(name)) lines.push([]);
      },
      onattribdata: ignore,
      onattribend: ignore,
      onattribentity: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return lines
    .map((words) => words.join('').replaceAll(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
}
