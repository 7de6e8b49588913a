import type { Call, Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import type { CallName } from '../permissions/permissions';
import { bareAnswer, bareError } from './bare-answer';
import { refuseUndocumented } from './refuse-undocumented';

/** Answers as unhelpfully as Microsoft could while still matching its docs. @throws GraphError */
export function answerStrictly(
  { name, handle }: { readonly name: CallName; readonly handle: Handler },
  query: string,
  call: Call,
): GraphAnswer {
  refuseUndocumented(name, query, call);
  try {
    return bareAnswer(name, call, handle(call));
  } catch (error) {
    throw bareError(error);
  }
}
