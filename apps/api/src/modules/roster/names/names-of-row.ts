import { nameWords } from '../../../text/fold-text';
import { fitText } from '../../../text/well-formed';
import type { RosterClass } from '../mirror/roster-class.entity';
import type { RosterPerson } from '../mirror/roster-person.entity';
import type { NamedKind } from '../mirror/roster-word.entity';

const mostWords = 24;
const longestNames = 512;

type Row = Pick<RosterPerson, 'seq' | 'removedAt'> & Record<string, unknown>;

/** The columns that somebody or something is found by. */
export const nameColumns: Record<NamedKind, readonly string[]> = {
  person: ['displayName', 'givenName', 'surname'] satisfies (keyof RosterPerson)[],
  class: ['name', 'code'] satisfies (keyof RosterClass)[],
};

/** The words that a row is found by: none for what is removed or deactivated. */
export function wordsOfRow(kind: NamedKind, row: Row): string[] {
  const isFindable = row.removedAt === null && !isDisabled(row['isEnabled']);
  if (!isFindable) return [];
  return nameWords(nameColumns[kind].map((column) => row[column] as string | null)).slice(
    0,
    mostWords,
  );
}

/** All words in one text, with a space before each, so that the start of a word can be told from its middle. */
export const joinWords = (words: readonly string[]): string =>
  fitText(words.map((word) => ` ${word}`).join(''), longestNames);

/** Null isn't: Graph hasn't stated it. Engines return flags as numbers. */
const isDisabled = (isEnabled: unknown) => isEnabled === false || isEnabled === 0;
