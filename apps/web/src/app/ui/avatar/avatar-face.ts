const pairs = 12;

/** A person's avatar color pair (0 to 11): FNV-1a of the user id, so it is the same on every screen. */
export function avatarPair(userId: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(userId)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0) % pairs;
}

/** First letters of a name's first and last words; one letter for a single word. */
export function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const ends =
    words.length > 1 && !name.includes('@') ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends
    .map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
