import type { Call } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { project, selectProperties, type View } from '../odata/entity-type';

/** What an assignments service action returns: the entity, with its type. */
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
