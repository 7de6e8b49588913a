import { malformed, unsupportedQuery } from '../graph-error';
import { parseFilter } from './parse-filter';
import type { Filter } from './parse-filter';
import { parseSearch } from './parse-search';
import type { SearchClause } from './parse-search';
import { splitOutsideParentheses } from './split-list';

/** A relation to expand, with the properties wanted of it. */
export interface Expansion {
  readonly relation: string;
  readonly select?: readonly string[] | undefined;
}

export interface SortKey {
  readonly property: string;
  readonly isDescending: boolean;
}

/** The query options of a request. */
export interface Query {
  readonly select?: readonly string[] | undefined;
  readonly filter?: Filter | undefined;
  readonly orderBy: readonly SortKey[];
  readonly expand: readonly Expansion[];
  readonly search?: readonly SearchClause[] | undefined;
  readonly top?: number | undefined;
  readonly skipToken?: string | undefined;
  readonly deltaToken?: string | undefined;
  readonly wantsCount: boolean;
  /** Whether the request has `ConsistencyLevel: eventual`. */
  readonly isEventual: boolean;
  /** All options but the tokens, as they came. */
  readonly options: ReadonlyMap<string, string>;
}

const known = [
  'select',
  'filter',
  'orderby',
  'expand',
  'search',
  'top',
  'skiptoken',
  'deltatoken',
  'count',
  'format',
  '@microsoft.graph.conflictbehavior',
];
const maximumPage = 999;

/** Options count with and without their dollar sign. Those of nobody's are ignored, as long as they have none. */
function readOptions(text: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(text)) {
    const name = key.replace(/^\$/, '').toLowerCase();
    if (name === 'skip') {
      throw unsupportedQuery("'$skip' is not supported by the service.");
    }
    if (!known.includes(name)) {
      if (key.startsWith('$')) throw malformed(`The query parameter '${key}' is not supported.`);
      continue;
    }
    if (options.has(name)) throw malformed(`Query option '$${name}' was specified more than once.`);
    options.set(name, value);
  }
  return options;
}

function parseList(text: string | undefined): string[] | undefined {
  const names = text?.split(',').map((name) => name.trim());
  if (names?.some((name) => name === '')) {
    throw malformed('Parsing OData Select and Expand failed: Term is not valid.');
  }
  return names;
}

function parseTop(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const top = Number(text);
  if (!/^\d+$/.test(text) || top < 1 || top > maximumPage) {
    throw unsupportedQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${maximumPage} inclusive.`,
    );
  }
  return top;
}

function parseOrderBy(text: string | undefined): SortKey[] {
  return (parseList(text) ?? []).map((term) => {
    const [property = '', direction = 'asc', ...rest] = term.split(/\s+/);
    if (!/^(asc|desc)$/i.test(direction) || rest.length > 0) {
      throw malformed(`Syntax error in '$orderby': '${term}'.`);
    }
    return { property, isDescending: direction.toLowerCase() === 'desc' };
  });
}

function parseExpand(text: string | undefined): Expansion[] {
  if (text === undefined) return [];
  return splitOutsideParentheses(text).map((term) => {
    const match = /^\s*([A-Za-z]+|\*)\s*(?:\(\s*\$select=([^()]*)\))?\s*$/.exec(term);
    if (!match) throw malformed(`Parsing OData Select and Expand failed: '${term}'.`);
    return { relation: match[1] ?? '', select: parseList(match[2]) };
  });
}

function parseCount(text: string | undefined): boolean {
  if (text !== undefined && !/^(true|false)$/i.test(text)) {
    throw malformed(`Invalid value '${text}' for $count query option found.`);
  }
  return text?.toLowerCase() === 'true';
}

/** Reads the query options. @throws GraphError 400 */
export function parseQuery(text: string, consistencyLevel: string | undefined): Query {
  const options = readOptions(text);
  const isEventual = consistencyLevel?.toLowerCase() === 'eventual';
  const search = options.get('search');
  if (search !== undefined && !isEventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const skipToken = options.get('skiptoken');
  const deltaToken = options.get('deltatoken');
  options.delete('skiptoken');
  options.delete('deltatoken');
  const filter = options.get('filter');
  return {
    select: parseList(options.get('select')),
    filter: filter === undefined ? undefined : parseFilter(filter),
    orderBy: parseOrderBy(options.get('orderby')),
    expand: parseExpand(options.get('expand')),
    search: search === undefined ? undefined : parseSearch(search),
    top: parseTop(options.get('top')),
    skipToken,
    deltaToken,
    wantsCount: parseCount(options.get('count')),
    isEventual,
    options,
  };
}
