import type { Headers, TestBody, TestCaller } from '../../testing/test-graph';

/** What a client read in a round. */
export interface DeltaRound {
  readonly pages: number;
  /** The users of each page. */
  readonly rowsByPage: readonly (readonly Record<string, unknown>[])[];
  /** The users of all pages, in the order received. */
  readonly rows: readonly Record<string, unknown>[];
  /** Where the next round starts. */
  readonly link: string;
}

const mostPages = 500;

/** A page's nextLink, which must exist. */
export function nextOf(body: TestBody): string {
  return String(body['@odata.nextLink']);
}

/** Reads a round from an address to its deltaLink. */
export async function startRound(
  caller: TestCaller,
  url: string,
  headers: Headers = {},
): Promise<DeltaRound> {
  const rowsByPage: (readonly Record<string, unknown>[])[] = [];
  let next = url;
  while (rowsByPage.length < mostPages) {
    const { status, body } = await caller.get(next, headers);
    if (status !== 200) throw new Error(`${status} for ${next}: ${JSON.stringify(body)}`);
    const { '@odata.nextLink': nextLink, '@odata.deltaLink': deltaLink, value } = body;
    if ((nextLink === undefined) === (deltaLink === undefined)) {
      throw new Error('A page has either a nextLink or a deltaLink.');
    }
    rowsByPage.push(value);
    if (deltaLink !== undefined) {
      const rows = rowsByPage.flat();
      return { pages: rowsByPage.length, rowsByPage, rows, link: String(deltaLink) };
    }
    next = String(nextLink);
  }
  throw new Error('The round never ends.');
}
