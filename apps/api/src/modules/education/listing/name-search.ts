import { foldText, spellingsOf } from '../../../text/fold-text';

/** Creates a filter by names, codes, and the like: each word of the search must occur somewhere in them. */
export function createNameSearch(search = '') {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return (...names: (string | null)[]): boolean => {
    const text = spellingsOf(names.join(' ')).join(' ');
    return words.every((word) => text.includes(word));
  };
}
