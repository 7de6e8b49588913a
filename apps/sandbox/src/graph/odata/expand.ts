import type { Call } from '../call';
import { GraphError } from '../graph-error';
import type { JsonObject, View } from './entity-type';
import { project } from './entity-type';
import type { Expansion } from './parse-query';

/** Related objects in an expansion; there is no link to the rest. */
const maximumExpanded = 20;

function refused(message: string): GraphError {
  return new GraphError(400, 'ExpandNotSupported', message);
}

/** What to expand, with the relation that answers it. @throws GraphError 400 */
function expansionsOf<Source>({ type, relations = {} }: View<Source>, asked: readonly Expansion[]) {
  if (asked.length > 1 && !type.takesAnyQuery) {
    throw refused('Only one relation can be expanded in a request.');
  }
  const all = Object.keys(relations).map((relation): Expansion => ({ relation }));
  const isForAll = type.takesAnyQuery && asked.some(({ relation }) => relation === '*');
  return (isForAll ? all : asked).map(({ relation, select }) => {
    const read = relations[relation];
    if (read) return { relation, select, read };
    throw refused(`The relation '${relation}' of '${type.name}' cannot be expanded.`);
  });
}

/** A way to present entities with what `$expand` asks for. @throws GraphError 400 when a relation can't be expanded */
export function presentWith<Source>(
  call: Call,
  view: View<Source>,
  properties: readonly string[],
): (source: Source) => JsonObject {
  const expansions = expansionsOf(view, call.query.expand);
  const maximum = view.type.takesAnyQuery ? Infinity : maximumExpanded;
  return (source) => {
    const json = project(view, source, properties);
    for (const { relation, select, read } of expansions) {
      const related = read(source, call, select);
      json[relation] = Array.isArray(related) ? related.slice(0, maximum) : related;
    }
    return json;
  };
}
