const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));

/** Converts a decimal digit of any script; each script has its ten digits in a row. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && isDigit(zero - 1)) zero -= 1;
  return `${code - zero}`;
}

/** Normalizes typed text: digits of any script, full-width characters, direction marks, spaces. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\s+/g, ' ')
    .trim();
}

/** A regex source that matches exactly this text. */
export function exactly(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
