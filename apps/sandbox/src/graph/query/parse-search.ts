import { unsupportedQuery } from '../../wire/graph-error';

/** One `"property:words"` of a `$search`; the outer list holds alternatives; all terms of an inner list must match. */
export type SearchClause = readonly SearchTerm[];

export interface SearchTerm {
  readonly property: string;
  readonly words: string;
}

function parseTerm(text: string): SearchTerm {
  const match = /^\s*"([A-Za-z]+):([^"]*)"\s*$/.exec(text);
  if (!match) {
    throw unsupportedQuery(
      'Syntax error: $search accepts clauses such as "displayName:word", each in quotation marks.',
    );
  }
  return { property: match[1] ?? '', words: (match[2] ?? '').trim() };
}

/** Parses `$search`: quoted clauses joined by AND and OR, with AND binding more tightly. */
export function parseSearch(text: string): readonly SearchClause[] {
  return text.split(/\sOR\s/).map((alternative) => alternative.split(/\sAND\s/).map(parseTerm));
}
