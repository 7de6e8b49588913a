import { AnswerCache } from '../cache/answer-cache';
import { failure, FakeCaller, json, scriptedGraph, type Reply } from '../testing';
import { ConversationsGraph } from './conversations-graph';
import { EducationGraph } from './education-graph';
import { FilesGraph } from './files-graph';

const app = new FakeCaller('app');

describe('lists that start in part of a batch', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies);
    return { graph: connected.graph, cache: new AnswerCache(undefined, connected.clock) };
  }

  const linkTo = (page: string) => `${server.url.replace('http:', 'https:')}/v1.0/${page}`;
  const entries = (...ids: string[]) => ids.map((id) => ({ id, displayName: id, name: id }));
  const page = (ids: string[], next?: string) => ({
    value: entries(...ids),
    ...(next && { '@odata.nextLink': linkTo(next) }),
  });
  /** A batch with this answer to every part. */
  const batch =
    (body: unknown): Reply =>
    (response, request) => {
      const { requests } = JSON.parse(request.body) as { requests: { id: string }[] };
      json({ responses: requests.map(({ id }) => ({ id, status: 200, body })) })(response, request);
    };

  it("are continued: a class's teachers", async () => {
    const { graph, cache } = setup(
      batch(page(['a'], 'p2')),
      json(page(['b'], 'p3')),
      json(page(['c'])),
    );
    const teachers = await new EducationGraph(graph, cache).classTeachers(app, ['x']);
    expect(teachers.get('x')?.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(server.requests.map(({ path }) => path)).toEqual([
      '/v1.0/$batch',
      '/v1.0/p2',
      '/v1.0/p3',
    ]);
  });

  const firstPages = [
    ['documents', FilesGraph, 'library'],
    ['conversations', ConversationsGraph, 'list'],
  ] as const;
  const top = async (which: (typeof firstPages)[number][0], replies: Reply[]) => {
    const { graph, cache } = setup(...replies);
    const { items, hasMore } =
      which === 'documents'
        ? await new FilesGraph(graph, cache).library(app, 'x')
        : await new ConversationsGraph(graph, cache).list(app, 'x');
    return { ids: items.map(({ id }) => id), hasMore };
  };

  it.each(firstPages)('are continued past short or empty pages: %s', async (which) => {
    const replies = [batch(page([], 'p2')), json(page(['a'], 'p3')), json(page(['b']))];
    expect(await top(which, replies)).toEqual({ ids: ['a', 'b'], hasMore: false });
  });

  it.each(firstPages)('are shown as far as they arrived: %s', async (which) => {
    const replies = [batch(page(['a'], 'p2')), failure(400)];
    expect(await top(which, replies)).toEqual({ ids: ['a'], hasMore: true });
  });

  it.each(firstPages)("aren't continued forever: %s", async (which) => {
    const replies = [batch(page(['a'], 'p2')), json(page([], 'p2'))];
    expect(await top(which, replies)).toEqual({ ids: ['a'], hasMore: true });
    expect(server.requests.length).toBeLessThanOrEqual(5);
  });
});
