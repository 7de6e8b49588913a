import type { Call } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { GraphError, unsupportedQuery } from '../../wire/graph-error';
import type { Query } from '../query/parse-query';
import type { Collection } from './collection';
import { contextUrl } from './context-url';
import { type EntityType, type JsonObject, type View, selectProperties } from './entity-type';
import { presentWith } from './expand';
import { compileFilter, compileSearch, type Predicate } from './match-filter';
import { checkSortKeys } from './sorted';

const defaultPage = 100;

/** A collection to answer with. */
export interface Listing<Source> {
  readonly view: View<Source>;
  readonly items: Collection<Source>;
  /** What follows `$metadata#`. */
  readonly context: string;
  /** Items per page without `$top`; 100 if absent. */
  readonly pageSize?: number;
  /** Presents an item of a mixed list, given the properties selected from the view's type. */
  readonly present?: (source: Source, select: readonly string[] | undefined) => JsonObject;
}

/** Advanced queries need the header and `$count=true`; `$search` needs only the header. */
function isAdvanced({ isEventual, wantsCount, search }: Query): boolean {
  return isEventual && (wantsCount || search !== undefined);
}

function refuseCombinations(query: Query, { takesAnyQuery }: EntityType<never>): void {
  if (takesAnyQuery) return;
  if (query.expand.length > 0 && isAdvanced(query)) {
    throw unsupportedQuery('$expand is not supported together with advanced queries.');
  }
  if (query.filter && query.orderBy.length > 0 && !isAdvanced(query)) {
    throw unsupportedQuery('Sorting not supported for current query.');
  }
}

function predicateOf<Source>(view: View<Source>, query: Query): Predicate<Source> {
  const { filter, search } = query;
  const takesAll = view.type.takesAnyQuery ?? isAdvanced(query);
  const fits = filter && compileFilter(view.type, filter, takesAll);
  const found = search && compileSearch(view.type, search);
  return (source) => (!fits || fits(source)) && (!found || found(source));
}

interface Found<Source> {
  readonly page: Source[];
  /** Where the next page starts. */
  readonly next: number | undefined;
}

function collect<Source>(
  items: Collection<Source>,
  isWanted: Predicate<Source>,
  { start, size }: { readonly start: number; readonly size: number },
): Found<Source> {
  const page: Source[] = [];
  for (let position = start; position < items.length; position += 1) {
    const source = items.at(position);
    if (source === undefined || !isWanted(source)) continue;
    // Looking one item ahead keeps the last page from promising another.
    if (page.length === size) return { page, next: position };
    page.push(source);
  }
  return { page, next: undefined };
}

/** A page token is valid for one caller, one path and one set of options. */
function purposeOf({ caller, path, query }: Call): string {
  const { tenantId, objectId } = caller.token;
  return JSON.stringify([tenantId, objectId, path.toLowerCase(), [...query.options].sort()]);
}

function startOf(call: Call): number {
  const { skipToken } = call.query;
  return skipToken === undefined ? 0 : call.pageTokens.open(purposeOf(call), skipToken);
}

function nextLink(call: Call, position: number): string {
  const { options } = call.query;
  const parameters = [...options].map(([name, value]) => `$${name}=${encodeURIComponent(value)}`);
  const token = call.pageTokens.issue(purposeOf(call), position);
  return `${call.root}${call.path}?${[...parameters, `$skiptoken=${token}`].join('&')}`;
}

function refuseExpandIfStrict({ context, query }: Call): void {
  if (query.expand.length > 0 && context.refuseExpand) {
    throw new GraphError(400, 'ExpandNotSupported', 'Expand is not allowed on this resource.');
  }
}

/** Answers with one page of a collection. @throws GraphError */
export function answerCollection<Source>(call: Call, listing: Listing<Source>): GraphAnswer {
  const { query } = call;
  const { view, context } = listing;
  refuseCombinations(query, view.type);
  refuseExpandIfStrict(call);
  checkSortKeys(view.type, query.orderBy);
  const properties = selectProperties(view.type, query.select);
  const presentOwn = presentWith(call, view, { properties, expand: query.expand });
  const present = (source: Source) =>
    listing.present ? listing.present(source, query.select && properties) : presentOwn(source);
  const isWanted = predicateOf(view, query);
  const items =
    query.orderBy.length > 0 ? listing.items.sorted(view.type, query.orderBy) : listing.items;
  const start = startOf(call);
  const size = query.top ?? listing.pageSize ?? defaultPage;
  const { page, next } = collect(items, isWanted, { start, size });
  const isCounted = query.wantsCount && query.isEventual && query.skipToken === undefined;
  return {
    status: 200,
    headers: {},
    body: {
      '@odata.context': contextUrl(call, context),
      ...(isCounted && {
        '@odata.count': collect(items, isWanted, { start: 0, size: Infinity }).page.length,
      }),
      ...(next !== undefined && { '@odata.nextLink': nextLink(call, next) }),
      value: page.map(present),
    },
  };
}

/** Answers with one entity. @throws GraphError */
export function answerEntity<Source>(
  call: Call,
  {
    view,
    source,
    context,
  }: { readonly view: View<Source>; readonly source: Source; readonly context: string },
): GraphAnswer {
  refuseExpandIfStrict(call);
  const properties = selectProperties(view.type, call.query.select);
  const body = {
    '@odata.context': `${contextUrl(call, context)}/$entity`,
    ...presentWith(call, view, { properties, expand: call.query.expand })(source),
  };
  return { status: 200, headers: {}, body };
}
