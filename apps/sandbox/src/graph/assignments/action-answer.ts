import type { Call } from '../call';
import type { GraphAnswer } from '../graph-context';
import { project, selectProperties } from '../odata/entity-type';
import type { View } from '../odata/entity-type';

/** What an action of the assignments service answers: the entity, with its type. */
export function answerAction<Source>(call: Call, view: View<Source>, source: Source): GraphAnswer {
  const { name } = view.type;
  const isSubmission = name === 'educationSubmission';
  const body = {
    '@odata.context': `${call.root}/$metadata#${isSubmission ? 'microsoft.graph.' : ''}${name}`,
    '@odata.type': `#microsoft.graph.${name}`,
    ...project(view, source, selectProperties(view.type, call.query.select)),
  };
  return { status: 200, headers: {}, body };
}
