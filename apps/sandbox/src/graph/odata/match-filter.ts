import { unsupportedQuery } from '../../wire/graph-error';
import type { Filter, Literal, Order } from '../query/parse-filter';
import type { SearchClause } from '../query/parse-search';
import { type EntityType, propertyOf, unknownProperty } from './entity-type';

export type Predicate<Source> = (source: Source) => boolean;

/** The directory compares text case-insensitively. */
function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null);
}

function readerOf<Source>(type: EntityType<Source>, name: string): (source: Source) => unknown {
  const read = propertyOf(type, name);
  if (!read) throw unknownProperty(type, name, 'Invalid filter clause');
  if (!type.filterable.includes(name)) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${name}' of resource '${type.name}'.`,
    );
  }
  return (source) => fold(read(source));
}

/** `ne`, `not` and `endswith` are advanced queries: they need the header and `$count=true`. */
function requireAdvanced(isAdvanced: boolean, what: string): void {
  if (isAdvanced) return;
  throw unsupportedQuery(
    `Operator '${what}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.`,
  );
}

function compareText<Source>(
  read: (source: Source) => unknown,
  isMatch: (value: string) => boolean,
): Predicate<Source> {
  return (source) => {
    const value = read(source);
    return typeof value === 'string' && isMatch(value);
  };
}

/** Compiles a `$filter` into a predicate. @throws GraphError 400 for what the property or the query doesn't support */
export function compileFilter<Source>(
  type: EntityType<Source>,
  filter: Filter,
  isAdvanced: boolean,
): Predicate<Source> {
  const compile = (operand: Filter) => compileFilter(type, operand, isAdvanced);
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [compile(filter.left), compile(filter.right)];
      return filter.kind === 'and'
        ? (source) => left(source) && right(source)
        : (source) => left(source) || right(source);
    }
    case 'not': {
      requireAdvanced(isAdvanced, 'not');
      const operand = compile(filter.operand);
      return (source) => !operand(source);
    }
    default:
      return compileComparison(type, filter, isAdvanced);
  }
}

const isInOrder: Readonly<Record<Order, (difference: number) => boolean>> = {
  gt: (difference) => difference > 0,
  ge: (difference) => difference >= 0,
  lt: (difference) => difference < 0,
  le: (difference) => difference <= 0,
};

/** What can be put in order: numbers, and points in time. Nothing else of ours has an order worth asking for. */
function rankOf(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(String(value));
}

function compileOrder<Source>(
  type: EntityType<Source>,
  { property, order, value }: Extract<Filter, { readonly kind: 'orders' }>,
): Predicate<Source> {
  const read = readerOf(type, property);
  if (!type.takesAnyQuery || Number.isNaN(rankOf(value))) {
    throw unsupportedQuery(`The operator '${order}' is not supported for '${property}'.`);
  }
  return (source) => isInOrder[order](rankOf(read(source)) - rankOf(value));
}

type Comparison = Extract<Filter, { readonly property: string }>;

function compileComparison<Source>(
  type: EntityType<Source>,
  filter: Comparison,
  isAdvanced: boolean,
): Predicate<Source> {
  if (filter.kind === 'orders') return compileOrder(type, filter);
  const read = readerOf(type, filter.property);
  switch (filter.kind) {
    case 'equals': {
      const wanted = new Set<unknown>(filter.values.map((value: Literal) => fold(value)));
      return (source) => wanted.has(read(source));
    }
    case 'differs': {
      requireAdvanced(isAdvanced, 'ne');
      const unwanted = fold(filter.value);
      return (source) => read(source) !== unwanted;
    }
    case 'startsWith': {
      const start = filter.value.toLowerCase();
      return compareText(read, (value) => value.startsWith(start));
    }
    case 'endsWith': {
      requireAdvanced(isAdvanced, 'endsWith');
      const end = filter.value.toLowerCase();
      return compareText(read, (value) => value.endsWith(end));
    }
  }
}

/** Whether every word wanted is the beginning of a word in the text. */
function hasWords(text: string, wanted: readonly string[]): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return wanted.every((one) => words.some((word) => word.startsWith(one)));
}

/** Compiles a `$search` into a predicate. @throws GraphError 400 for a property that can't be searched */
export function compileSearch<Source>(
  type: EntityType<Source>,
  clauses: readonly SearchClause[],
): Predicate<Source> {
  const alternatives = clauses.map((clause) =>
    clause.map(({ property, words }): Predicate<Source> => {
      const read = propertyOf(type, property);
      if (!read || !type.searchable.includes(property)) {
        throw unsupportedQuery(
          `Property '${property}' of resource '${type.name}' cannot be searched.`,
        );
      }
      const wanted = words
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .filter(Boolean);
      return compareText(
        (source: Source) => fold(read(source)),
        (text) => hasWords(text, wanted),
      );
    }),
  );
  return (source) => alternatives.some((clause) => clause.every((term) => term(source)));
}
