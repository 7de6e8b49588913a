import { isAppOnly, type GraphCaller } from '../transport/graph-caller';
import { GraphRequestFailed, partToAppError } from '../transport/graph-error';
import { AppError } from '../../../http';
import { each } from '../wire/values';
import { readPage, type GraphClient, type GraphPage } from './graph-client';
import type { GraphBatchAnswer } from './graph-batch';

/** How many times to continue a list that ends before as much has arrived as was requested. */
const mostPages = 5;

/** A batch part's answer. @throws AppError as a separate request would */
export function readPart(caller: GraphCaller, answer: GraphBatchAnswer | undefined): unknown {
  if (!answer) throw new GraphRequestFailed(200, 'batchWithoutAnswer');
  const isDone = answer.status >= 200 && answer.status < 300;
  if (!isDone) throw partToAppError(answer, isAppOnly(caller));
  return answer.body;
}

/** The same for a list: its first page. */
export function readPagePart(caller: GraphCaller, answer: GraphBatchAnswer | undefined): GraphPage {
  return readPage(readPart(caller, answer));
}

/** The same for a whole list, continued where the part stops. */
export async function readListPart(
  graph: Pick<GraphClient, 'all'>,
  caller: GraphCaller,
  { path, answer }: { path: string; answer: GraphBatchAnswer | undefined },
): Promise<unknown[]> {
  const { value, '@odata.nextLink': from } = readPagePart(caller, answer);
  return from ? [...value, ...(await graph.all(caller, path, { from }))] : value;
}

/** Where a list starts in a part, and how much of it is wanted. */
interface TopPart<T> {
  path: string;
  answer: GraphBatchAnswer | undefined;
  wanted: number;
  read: (entry: unknown) => T | undefined;
}

/**
 * A list's first entries: pages can be shorter than requested, even empty with a link to the next. Whatever has arrived
 * is shown if the rest can't be read.
 */
export async function readTopPart<T>(
  graph: Pick<GraphClient, 'pageOf'>,
  caller: GraphCaller,
  { path, answer, wanted, read }: TopPart<T>,
): Promise<{ items: T[]; hasMore: boolean }> {
  let page = readPagePart(caller, answer);
  const items = each(page.value, read);
  for (let pages = 1; pages < mostPages && items.length < wanted; pages += 1) {
    const from = page['@odata.nextLink'];
    if (!from) break;
    try {
      page = await graph.pageOf(caller, path, { from });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      break;
    }
    items.push(...each(page.value, read));
  }
  return { items, hasMore: page['@odata.nextLink'] !== undefined };
}
