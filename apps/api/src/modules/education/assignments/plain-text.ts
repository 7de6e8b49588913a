import type { WireItemBody } from '../../graph';

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const lineEnds = /<(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]*>/gi;
const invisible = /<(script|style|head)\b[^]*?(?:<\/\1\s*>|$)/gi;

/** What Teams writes as HTML, as the words in it; null when there are none. Shown as text, never as markup (S-16). */
export function toPlainText(body: WireItemBody | null | undefined): string | null {
  const { content, contentType } = body ?? {};
  if (!content?.trim()) return null;
  if (contentType !== 'html') return content;
  const text = content
    .replaceAll(/\s+/g, ' ')
    .replaceAll(invisible, '')
    .replaceAll(lineEnds, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,10});/gi, decode)
    .replaceAll(/ *\n */g, '\n')
    .trim();
  return text || null;
}

function decode(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}
