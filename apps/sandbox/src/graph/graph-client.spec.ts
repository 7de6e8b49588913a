import {
  Client,
  GraphError,
  PageIterator,
  type PageCollection,
  type Context,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { TestGraph, type TestCaller } from './testing/test-graph';

let graph: TestGraph;
beforeAll(async () => {
  graph = await new TestGraph().listen();
});
afterAll(() => graph.close());

/** The client insists on https, so it gets an https name, and this brings its requests to the sandbox (identity.md §5). */
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
  it('reads an entity with the selected properties', async () => {
    const { client } = setup(graph.as('EMarsh'));
    const me = (await client.api('/me').select(['id', 'displayName']).get()) as Named;
    expect(me).toMatchObject({ id: graph.person('EMarsh').id, displayName: 'Elena Marsh' });
  });

  it('follows page links on its https name to the last page', async () => {
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

  it.each(['schools', 'classes', 'users'])(
    'follows the delta of %s into a later round',
    async (name) => {
      graph.deltaBehavior.change({ pageSize: 10 });
      const { client } = setup(graph.asApp());
      const ids: string[] = [];
      const readFrom = async (url: string): Promise<string> => {
        const page = (await client.api(url).get()) as PageCollection;
        const iterator = new PageIterator(client, page, ({ id }: Named) => {
          ids.push(id);
          return true;
        });
        await iterator.iterate();
        return iterator.getDeltaLink() ?? '';
      };
      const link = await readFrom(`/education/${name}/delta`);
      expect(ids).toEqual(graph.tenant[name as 'schools' | 'classes' | 'users'].ids);
      ids.length = 0;
      const { id: userId } = graph.person('NHaddad');
      graph.tenant.patchUser(userId, { student: { grade: '12' } });
      const { id: classId, schoolId } = graph.classNamed('Chemistry 1');
      graph.tenant.setMembership('members', { classId, userId }, false);
      graph.tenant.schools.patch(schoolId, { displayName: 'Hill School' });
      expect(await readFrom(link)).toContain('$deltatoken=');
      expect(ids).toEqual([{ schools: schoolId, classes: classId, users: userId }[name]]);
      graph.directory.reset();
      graph.deltaBehavior.reset();
    },
  );

  it('counts and searches with the advanced-query header', async () => {
    const { client } = setup(graph.asApp());
    const found = (await client
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .search('"displayName:marsh"')
      .count(true)
      .get()) as { '@odata.count': number };
    expect(found['@odata.count']).toBe(1);
  });

  it('turns refusals into its GraphError', async () => {
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
