import { GraphRequestFailed, partToAppError } from '../transport/graph-error';
import type { GraphBatchAnswer, GraphBatchRequest } from './graph-batch';
import { namesMissingEducation } from './unsupported-query';

type Answers = Map<string, GraphBatchAnswer>;

/** The default page size of Graph's lists. */
const usualPage = 100;
/** Bad request and not implemented: the statuses that refuse a query option, whatever the code. */
const refusals = new Set([400, 501]);

/**
 * Page sizes, filters, and field selection on education resources are requested even where Microsoft doesn't promise
 * them, since they save requests; callers can cope with getting more. If one is refused, the same is requested with less,
 * and that is remembered for all paths of the kind.
 * @see https://learn.microsoft.com/graph/query-parameters
 */
export class QueryFallback {
  /** The form that was accepted, by the kind of path. */
  private readonly accepted = new Map<string, number>();

  /** @throws what the first attempt threw, if less is refused too */
  async ask<T>(path: string, send: (path: string) => Promise<T>): Promise<T> {
    const forms = this.formsFor(path);
    let refusal: unknown;
    for (const form of forms) {
      try {
        const answer = await send(form);
        if (form !== forms[0]) this.remember(path, form);
        return answer;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }

  /** Like `ask`, for the parts of a batch that read; refused ones are sent again together. */
  async askAll(
    requests: readonly GraphBatchRequest[],
    send: (requests: readonly GraphBatchRequest[]) => Promise<Answers>,
  ): Promise<Answers> {
    const answers: Answers = new Map();
    let asking = requests.map((request) => ({ request, forms: this.formsFor(request.url) }));
    while (asking.length > 0) {
      const round = await send(
        asking.map(({ request, forms: [url = request.url] }) => ({ ...request, url })),
      );
      const isRefused = ({ id, method }: GraphBatchRequest) =>
        method === 'GET' && isRefusedPart(round.get(id));
      for (const { request, forms } of asking) {
        const [answer, isFirst] = [round.get(request.id), !answers.has(request.id)];
        if (!answer || (!isFirst && isRefused(request))) continue;
        answers.set(request.id, answer);
        if (!isFirst && answer.status === 200) this.remember(request.url, forms[0]);
      }
      asking = asking
        .filter(({ request, forms }) => forms.length > 1 && isRefused(request))
        .map(({ request, forms }) => ({ request, forms: forms.slice(1) }));
    }
    return answers;
  }

  /** The forms not yet refused for the kind of path, fullest first. */
  private formsFor(path: string): string[] {
    return formsOf(path).slice(this.accepted.get(kindOf(path)) ?? 0);
  }

  private remember(path: string, form = path): void {
    this.accepted.set(kindOf(path), formsOf(path).indexOf(form));
  }
}

/** A query with everything, then with less and less. */
function formsOf(path: string): string[] {
  const [address = '', query = ''] = path.split('?');
  // A delta without the selected fields would be a different one.
  if (!query || address.includes('/delta')) return [path];
  const unfiltered = leave(path, /^\$filter=/);
  const smaller = unfiltered.replace(/\$top=(\d+)/, (asked, size) =>
    Number(size) > usualPage ? `$top=${usualPage}` : asked,
  );
  const unsized = leave(unfiltered, /^\$top=/);
  // Directory objects only return some fields by default: the missing ones would look cleared.
  const unchosen = address.startsWith('/education/') ? leave(unsized, /^\$select=/) : unsized;
  return [...new Set([path, unfiltered, smaller, unsized, unchosen])];
}

/** The path without the options that match. */
function leave(path: string, option: RegExp): string {
  const [address = '', query = ''] = path.split('?');
  const left = query.split('&').filter((one) => one && !option.test(one));
  return left.length > 0 ? `${address}?${left.join('&')}` : address;
}

/** The path with a star for each id. */
function kindOf(path: string): string {
  return path.replace(
    /\/(classes|groups|schools|servicePrincipals|assignments|users)\/[^/?]+/g,
    '/$1/*',
  );
}

function isRefusedPart(answer: GraphBatchAnswer | undefined): boolean {
  if (!answer || !refusals.has(answer.status)) return false;
  return isRefusal(partToAppError(answer, true));
}

function isRefusal(error: unknown): boolean {
  const isRefused = error instanceof GraphRequestFailed && refusals.has(error.graphStatus);
  return isRefused && !namesMissingEducation(error);
}
