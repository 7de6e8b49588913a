import { Client, GraphError, PageIterator } from '@microsoft/microsoft-graph-client';
import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { TestGraph } from './testing/test-graph';
import type { TestCaller } from './testing/test-graph';

let graph: TestGraph;
beforeAll(async () => {
  graph = await new TestGraph().listen();
});
afterAll(() => graph.close());

/** The client insists on https: it speaks to a label, and this brings its requests to the sandbox (identity.md §5). */
class Wire implements Middleware {
  readonly paths: string[] = [];

  constructor(private readonly caller: TestCaller) {}

  async execute(context: Context): Promise<void> {
    const url = new URL(context.request as string);
    if (url.protocol !== 'https:') throw new Error(`Left the label: ${url.href}`);
    url.protocol = 'http:';
    this.paths.push(url.pathname);
    const headers = Object.fromEntries(new Headers(context.options?.headers));
    const { method = 'GET', body } = context.options ?? {};
    context.response = await this.caller.fetch(url.href, {
      method,
      headers: { ...headers, 'x-forwarded-proto': 'https' },
      ...(body !== undefined && body !== null && { body: JSON.parse(String(body)) as unknown }),
    });
  }
}

function setup(caller: TestCaller) {
  const wire = new Wire(caller);
  const baseUrl = graph.root.replace('http:', 'https:').replace('/v1.0', '');
  return { client: Client.initWithMiddleware({ baseUrl, middleware: wire }), wire };
}

interface Named {
  readonly id: string;
  readonly displayName: string;
}

describe("Microsoft's Graph client (BOX-1)", () => {
  it('reads an entity with what it selects', async () => {
    const { client } = setup(graph.as('EMarsh'));
    const me = (await client.api('/me').select(['id', 'displayName']).get()) as Named;
    expect(me).toMatchObject({ id: graph.person('EMarsh').id, displayName: 'Elena Marsh' });
  });

  it('follows page links on its https label to the last one', async () => {
    const { client, wire } = setup(graph.asApp());
    const first = (await client.api('/education/classes').top(10).orderby('displayName').get()) as {
      value: Named[];
    };
    const titles: string[] = [];
    const iterator = new PageIterator(client, first, ({ displayName }: Named) => {
      titles.push(displayName);
      return true;
    });
    await iterator.iterate();
    expect(titles).toHaveLength(graph.tenant.roster.data.classes.length);
    expect(new Set(titles).size).toBe(titles.length);
    expect(wire.paths).toHaveLength(3);
  });

  it('counts and searches with the header of advanced queries', async () => {
    const { client } = setup(graph.asApp());
    const found = (await client
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .search('"displayName:marsh"')
      .count(true)
      .get()) as { '@odata.count': number };
    expect(found['@odata.count']).toBe(1);
  });

  it('makes its GraphError of refusals', async () => {
    const { client } = setup(graph.as('EMarsh'));
    const refusal: unknown = await client
      .api('/education/users')
      .get()
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(GraphError);
    expect(refusal).toMatchObject({ statusCode: 403, code: 'Authorization_RequestDenied' });
  });

  it('posts a batch', async () => {
    const { client } = setup(graph.as('EMarsh'));
    const requests = [
      { id: '1', method: 'GET', url: '/me?$select=id' },
      { id: '2', method: 'GET', url: '/education/me/schools' },
    ];
    const { responses } = (await client.api('/$batch').post({ requests })) as {
      responses: { id: string; status: number }[];
    };
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  });
});
