/** Lower case and without accents, so that “jose” finds “José”. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Makes the test of a search by name or code: each word must be found somewhere in them. */
export function createClassSearch(search = '') {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return ({ displayName, code }: { displayName: string; code: string | null }): boolean => {
    const text = fold(`${displayName} ${code ?? ''}`);
    return words.every((word) => text.includes(word));
  };
}
