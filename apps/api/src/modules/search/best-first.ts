import { foldText, nameWords } from '../../text/fold-text';

/** Filters by names, codes and titles in memory: each word of the search must occur in them. */
export function createMatcher(words: readonly string[]) {
  return (...names: (string | null)[]): boolean => {
    const text = textOf(names);
    return words.every((word) => text.includes(word));
  };
}

/** Those first whose words start as searched, then by name, then by id. */
export function bestFirst<T extends { id: string; displayName: string }>(
  found: readonly T[],
  words: readonly string[],
): T[] {
  const ranked = found.map((item) => {
    const text = textOf([item.displayName]);
    const isStart = words.every((word) => text.includes(` ${word}`));
    return { item, key: `${isStart ? 0 : 1} ${foldText(item.displayName)} ${item.id}` };
  });
  ranked.sort((one, other) => (one.key < other.key ? -1 : 1));
  return ranked.map(({ item }) => item);
}

const textOf = (names: readonly (string | null)[]): string =>
  nameWords(names)
    .map((word) => ` ${word}`)
    .join('');
