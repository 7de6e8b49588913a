import type { Call } from '../call/call';
import { GraphError } from '../../wire/graph-error';
import type { Expansion } from '../query/parse-query';
import { type JsonObject, type View, project } from './entity-type';

/** How many related objects an expansion shows; there is no link to the rest. */
const maximumExpanded = 20;

function refused(message: string): GraphError {
  return new GraphError(400, 'ExpandNotSupported', message);
}

/** What to expand, with the relation behind each. @throws GraphError 400 */
function expansionsOf<Source>({ type, relations = {} }: View<Source>, asked: readonly Expansion[]) {
  if (asked.length > 1 && !type.takesAnyQuery) {
    throw refused('Only one relation can be expanded in a request.');
  }
  const all = Object.keys(relations).map((relation): Expansion => ({ relation, expand: [] }));
  const isForAll = type.takesAnyQuery && asked.some(({ relation }) => relation === '*');
  return (isForAll ? all : asked).map(({ relation, select, expand }) => {
    const read = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
    if (read) return { relation, asked: { select, expand }, read };
    throw refused(`The relation '${relation}' of '${type.name}' cannot be expanded.`);
  });
}

/**
 * A function that presents entities, or those of a relation, with their expansions.
 * @throws GraphError 400 when a relation can't be expanded
 */
export function presentWith<Source>(
  call: Call,
  view: View<Source>,
  { properties, expand }: { properties: readonly string[]; expand: readonly Expansion[] },
): (source: Source) => JsonObject {
  const expansions = expansionsOf(view, expand);
  const maximum = view.type.takesAnyQuery ? Infinity : maximumExpanded;
  return (source) => {
    const json = project(view, source, properties);
    for (const { relation, asked, read } of expansions) {
      const related = read(source, call, asked);
      json[relation] = Array.isArray(related) ? related.slice(0, maximum) : related;
    }
    return json;
  };
}
