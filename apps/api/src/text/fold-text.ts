import anyAscii from 'any-ascii';
import { fitText } from './well-formed';

/** People write O'Brien, O’Brien, OBrien and ʻOkina. */
const apostrophes = /['`´‘’‛ʹʻʼʽˈ′]/g;
const latinLetters = /(?!\p{ASCII})\p{Script=Latin}/gu;
const separators = /[\s\p{P}\p{Z}\p{C}\u{FFFD}]+/u;

/** German, Danish, Swedish and Norwegian letters that have a second spelling without them. */
const spellings: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };
const spelled = /[äöüøå]/g;

/** How much of a word is told apart. */
export const longestWord = 64;

/**
 * A text as searches compare it: in lower case, without accents, and Latin letters as ASCII, so that “thordur” finds
 * “Þórður”. Other scripts keep their letters.
 */
export function foldText(text: string): string {
  return text
    .replace(apostrophes, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(latinLetters, anyAscii)
    .toLowerCase();
}

/** What a text can be found by: folded, and with the other spelling of its letters, as in Müller, Muller and Mueller. */
export function spellingsOf(text: string): string[] {
  const lower = text.normalize('NFC').toLowerCase();
  const other = lower.replace(spelled, (letter) => spellings[letter] ?? letter);
  return other === lower ? [foldText(text)] : [foldText(text), foldText(other)];
}

/** The words of a search, folded. Everything but letters, digits and symbols parts words. */
export function searchWords(text: string): string[] {
  return toWords(foldText(text));
}

/** The words that names can be found by, each once, in their order. */
export function nameWords(names: readonly (string | null)[]): string[] {
  const texts = names.flatMap((name) => (name ? spellingsOf(name) : []));
  return [...new Set(texts.flatMap(toWords))];
}

const toWords = (folded: string): string[] =>
  folded
    .split(separators)
    .filter(Boolean)
    .map((word) => fitText(word, longestWord));
