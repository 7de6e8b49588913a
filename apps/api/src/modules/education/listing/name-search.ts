/** Lower case and without accents, so that “jose” finds “José”. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Creates a filter by names, codes, and the like: each word of the search must occur somewhere in them. */
export function createNameSearch(search = '') {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return (...names: (string | null)[]): boolean => {
    const text = fold(names.join(' '));
    return words.every((word) => text.includes(word));
  };
}
