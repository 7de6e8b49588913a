const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How far beyond the cut a character may extend and still be seen whole; longer ones are cut in the middle. */
const reach = 64;

/**
 * The text without halves of surrogate pairs, which have no UTF-8, and without NUL, which ends a text on SQLite: each
 * becomes U+FFFD.
 */
export function toWellFormed(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

/** As much of the text as fits into this many UTF-16 units, well-formed, and cut between characters as people see them. */
export function fitText(text: string, length: number): string {
  if (text.length <= length) return toWellFormed(text);
  const near = toWellFormed(text.slice(0, length + reach));
  const cut = graphemes.segment(near).containing(length);
  return near.slice(0, cut?.index || startOfCodePoint(near, length));
}

/** For a single character longer than allowed: a letter under hundreds of accents. */
function startOfCodePoint(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
