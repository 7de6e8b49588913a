import type { AnswerProxy, PassedAnswer, PassedRequest } from '../answer-proxy';
import { withChange, type JsonChange } from './changes-of';

/** Graph's answer to one request, alone or in a batch. */
export interface GraphAnswer {
  /** Method and path with the query, without the version. */
  of: string;
  json: unknown;
}

interface Batch {
  requests: { id: string; method: string; url: string }[];
  responses: { id: string; status: number; body?: unknown }[];
}

/** Listens in on Graph's answers, and changes them. */
export class GraphAnswers {
  constructor(private readonly proxy: AnswerProxy) {}

  /** All JSON that Graph returns while the work is running; for identical requests, the last answer counts. */
  async during(work: () => Promise<unknown>): Promise<GraphAnswer[]> {
    const seen = new Map<string, unknown>();
    this.rewrite((of, json) => {
      seen.set(of, json);
      return json;
    });
    await work();
    this.proxy.change((answer) => answer);
    return [...seen].map(([of, json]) => ({ of, json }));
  }

  /** Changes the answer to that request from now on. */
  alter(of: string, change: JsonChange): void {
    this.rewrite((asked, json) => (asked === of ? withChange(json, change) : json));
  }

  /** Changes all of them from now on. */
  rewrite(change: (of: string, json: unknown) => unknown): void {
    this.proxy.change((answer, request) => rewritten(answer, request, change));
  }
}

function rewritten(
  answer: PassedAnswer,
  { method, path, body }: PassedRequest,
  change: (of: string, json: unknown) => unknown,
): PassedAnswer {
  const type = String(answer.headers['content-type'] ?? '');
  if (!path.startsWith('/v1.0/') || !/json/.test(type)) return answer;
  const of = `${method} ${path.slice('/v1.0'.length)}`;
  const json: unknown = JSON.parse(answer.body.toString());
  const changed =
    of === 'POST /$batch' ? changedBatch(body, json as Batch, change) : change(of, json);
  return { ...answer, body: Buffer.from(JSON.stringify(changed)) };
}

function changedBatch(
  sent: Buffer,
  { responses }: Batch,
  change: (of: string, json: unknown) => unknown,
) {
  const { requests } = JSON.parse(sent.toString()) as Batch;
  const ofPart = new Map(requests.map(({ id, method, url }) => [id, `${method} ${url}`]));
  return {
    responses: responses.map((part) => ({
      ...part,
      body: change(ofPart.get(part.id) ?? '', part.body),
    })),
  };
}
