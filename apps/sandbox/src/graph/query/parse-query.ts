import { malformed, unsupportedQuery } from '../../wire/graph-error';
import { parseFilter, type Filter } from './parse-filter';
import { parseSearch, type SearchClause } from './parse-search';
import { splitOutsideParentheses } from './split-list';

/** A relation to expand, with the properties wanted from it, and what to expand in it. */
export interface Expansion {
  readonly relation: string;
  readonly select?: readonly string[] | undefined;
  readonly expand: readonly Expansion[];
}

export interface SortKey {
  readonly property: string;
  readonly isDescending: boolean;
}

/** A request's query options. */
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
  /** All options except the tokens, as sent. */
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

/** Options work with and without their dollar sign. Unknown ones are ignored as long as they have none. */
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

/** What is wanted from an expanded relation: `$select=id,status;$expand=outcomes`. */
function parseInner(text: string | undefined): Omit<Expansion, 'relation'> {
  if (text === undefined) return { expand: [] };
  const options = new Map(
    splitOutsideParentheses(text, ';').map((option) => {
      const [, name = '', value = ''] = /^\s*(\$\w+)=(.*)$/.exec(option) ?? [];
      return [name, value];
    }),
  );
  const unknown = [...options.keys()].some((name) => name !== '$select' && name !== '$expand');
  if (unknown) throw malformed(`Parsing OData Select and Expand failed: '${text}'.`);
  return { select: parseList(options.get('$select')), expand: parseExpand(options.get('$expand')) };
}

function parseExpand(text: string | undefined): Expansion[] {
  if (text === undefined) return [];
  return splitOutsideParentheses(text).map((term) => {
    const match = /^([A-Za-z]+|\*)(?:\((.*)\))?$/.exec(term.trim());
    if (!match) throw malformed(`Parsing OData Select and Expand failed: '${term}'.`);
    return { relation: match[1] ?? '', ...parseInner(match[2]) };
  });
}

function parseCount(text: string | undefined): boolean {
  if (text !== undefined && !/^(true|false)$/i.test(text)) {
    throw malformed(`Invalid value '${text}' for $count query option found.`);
  }
  return text?.toLowerCase() === 'true';
}

/** Parses the query options. @throws GraphError 400 */
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
