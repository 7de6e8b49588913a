import type { Call } from '../call/call';
import { GraphError, unsupportedQuery } from '../../wire/graph-error';
import { selectProperties } from '../odata/entity-type';
import type { Filter } from '../query/parse-filter';
import type { Tracked } from './tracked';

/** User properties stored outside the directory. */
const keptElsewhere = [
  'aboutMe',
  'birthday',
  'hireDate',
  'interests',
  'mailboxSettings',
  'mySite',
  'pastProjects',
  'preferredName',
  'responsibilities',
  'schools',
  'skills',
].map((name) => name.toLowerCase());

const refused = ['top', 'orderby', 'expand', 'search', 'count'];
const maximumIds = 50;

/** Delta queries leave page size and order to the server, and only users' take a filter. @throws GraphError 400 */
export function refuseListOptions<Source>({ query }: Call, { resource }: Tracked<Source>): void {
  const alsoRefused = resource === 'users' ? [] : ['filter'];
  const name = [...refused, ...alsoRefused].find((option) => query.options.has(option));
  if (name) throw unsupportedQuery(`'$${name}' is not supported for delta queries.`);
}

/** The selected properties plus the id, spelled as in the type; undefined without `$select`. @throws GraphError */
export function readSelect<Source>(
  { query: { select } }: Call,
  { resource, type }: Tracked<Source>,
): string[] | undefined {
  if (!select) return undefined;
  const elsewhere =
    resource === 'users' && select.find((name) => keptElsewhere.includes(name.toLowerCase()));
  if (elsewhere) {
    throw new GraphError(
      501,
      'NotImplemented',
      `'${elsewhere}' is not supported by delta queries.`,
    );
  }
  return [...selectProperties(type, select)];
}

function collectIds(filter: Filter): string[] {
  if (filter.kind === 'or') return [...collectIds(filter.left), ...collectIds(filter.right)];
  const [id, ...others] = filter.kind === 'equals' ? filter.values : [];
  const isId = filter.kind === 'equals' && filter.property.toLowerCase() === 'id';
  if (!isId || others.length > 0 || typeof id !== 'string') {
    throw unsupportedQuery("Delta queries only accept filters of the form id eq '…' or id eq '…'.");
  }
  return [id.toLowerCase()];
}

/** The users a query is limited to; undefined for everyone. @throws GraphError 400 */
export function readIds({ query: { filter } }: Call): string[] | undefined {
  if (!filter) return undefined;
  const ids = [...new Set(collectIds(filter))];
  if (ids.length > maximumIds) {
    throw unsupportedQuery(`A delta query tracks at most ${maximumIds} objects.`);
  }
  return ids;
}
