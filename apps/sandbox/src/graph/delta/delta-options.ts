import type { Call } from '../call';
import { userType } from '../entities/user-type';
import { GraphError, unsupportedQuery } from '../graph-error';
import { selectProperties } from '../odata/entity-type';
import type { Filter } from '../odata/parse-filter';

/** Of a user, but kept outside the directory. */
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

/** Delta queries leave the size of a page and the order to the server. @throws GraphError 400 */
export function refuseListOptions({ query }: Call): void {
  const name = refused.find((option) => query.options.has(option));
  if (name) throw unsupportedQuery(`'$${name}' is not supported for delta queries.`);
}

/** What is selected, in the names of the type, the id included; undefined without `$select`. @throws GraphError */
export function readSelect({ query: { select } }: Call): string[] | undefined {
  if (!select) return undefined;
  const elsewhere = select.find((name) => keptElsewhere.includes(name.toLowerCase()));
  if (elsewhere) {
    throw new GraphError(
      501,
      'NotImplemented',
      `'${elsewhere}' is not supported by delta queries.`,
    );
  }
  return [...selectProperties(userType, select)];
}

function collectIds(filter: Filter): string[] {
  if (filter.kind === 'or') return [...collectIds(filter.left), ...collectIds(filter.right)];
  const [id, ...others] = filter.kind === 'equals' ? filter.values : [];
  const isId = filter.kind === 'equals' && filter.property.toLowerCase() === 'id';
  if (!isId || others.length > 0 || typeof id !== 'string') {
    throw unsupportedQuery("Delta queries take filters of the form id eq '…' or id eq '…' only.");
  }
  return [id.toLowerCase()];
}

/** The users a query is limited to; undefined for everybody. @throws GraphError 400 */
export function readIds({ query: { filter } }: Call): string[] | undefined {
  if (!filter) return undefined;
  const ids = [...new Set(collectIds(filter))];
  if (ids.length > maximumIds) {
    throw unsupportedQuery(`A delta query tracks ${maximumIds} objects at most.`);
  }
  return ids;
}
