import { unsupportedQuery } from '../graph-error';

/** One `"property:words"` of a `$search`; those of the outer list are alternatives, all of an inner one are needed. */
export type SearchClause = readonly SearchTerm[];

export interface SearchTerm {
  readonly property: string;
  readonly words: string;
}

function parseTerm(text: string): SearchTerm {
  const match = /^\s*"([A-Za-z]+):([^"]*)"\s*$/.exec(text);
  if (!match) {
    throw unsupportedQuery(
      'Syntax error: $search takes clauses such as "displayName:word", each in quotation marks.',
    );
  }
  return { property: match[1] ?? '', words: (match[2] ?? '').trim() };
}

/** Reads `$search`: quoted clauses with AND and OR between them, AND binding closer. */
export function parseSearch(text: string): readonly SearchClause[] {
  return text.split(/\sOR\s/).map((alternative) => alternative.split(/\sAND\s/).map(parseTerm));
}
