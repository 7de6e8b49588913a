import type { Call } from '../call';
import { GraphError } from '../graph-error';
import type { JsonObject, View } from './entity-type';
import { project } from './entity-type';

/** Related objects in an expansion; there is no link to the rest. */
const maximumExpanded = 20;

/** A way to present entities with what `$expand` asks for. @throws GraphError 400 when the relation can't be expanded */
export function presentWith<Source>(
  call: Call,
  view: View<Source>,
  properties: readonly string[],
): (source: Source) => JsonObject {
  const { expand } = call.query;
  if (expand.length > 1) {
    const message = 'Only one relation can be expanded in a request.';
    throw new GraphError(400, 'ExpandNotSupported', message);
  }
  const [expansion] = expand;
  if (!expansion) return (source) => project(view, source, properties);
  const { relation, select } = expansion;
  const readRelation = view.relations?.[relation];
  if (!readRelation) {
    const message = `The relation '${relation}' of '${view.type.name}' cannot be expanded.`;
    throw new GraphError(400, 'ExpandNotSupported', message);
  }
  return (source) => {
    const related = readRelation(source, call, select);
    const shown = Array.isArray(related) ? related.slice(0, maximumExpanded) : related;
    return { ...project(view, source, properties), [relation]: shown };
  };
}
