import type { GraphBatchAnswer } from './graph-batch';
import { isAppOnly, type GraphCaller } from './graph-caller';
import type { GraphPage } from './graph-client';
import { GraphRequestFailed, partToAppError } from './graph-error';

/** What a part of a batch answered. @throws AppError as a request of its own would */
export function readPart(caller: GraphCaller, answer: GraphBatchAnswer | undefined): object {
  if (!answer) throw new GraphRequestFailed(200, 'batchWithoutAnswer');
  if (answer.status !== 200) throw partToAppError(answer, isAppOnly(caller));
  const { body } = answer;
  if (typeof body !== 'object' || body === null) {
    throw new GraphRequestFailed(200, 'unreadableAnswer');
  }
  return body;
}

/** The same for a list: its first page. */
export function readPagePart<T>(
  caller: GraphCaller,
  answer: GraphBatchAnswer | undefined,
): GraphPage<T> {
  const page = readPart(caller, answer) as Partial<GraphPage<T>>;
  // An answer without a list is not an empty list.
  if (!Array.isArray(page.value)) throw new GraphRequestFailed(200, 'pageWithoutValue');
  return page as GraphPage<T>;
}
