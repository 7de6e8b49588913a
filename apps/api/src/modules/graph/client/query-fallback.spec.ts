import { GraphRequestFailed } from '../transport/graph-error';
import {
  connectGraph,
  failure,
  FakeCaller,
  GraphServer,
  json,
  type Reply,
  type SeenRequest,
} from '../testing';

/** All the ways that Graph's services refuse a query option. */
const refusals: [status: number, code: string][] = [
  [400, 'Request_UnsupportedQuery'],
  [400, 'Request_BadRequest'],
  [400, 'BadRequest'],
  [400, 'badRequest'],
  [400, 'invalidRequest'],
  [400, 'ErrorInvalidUrlQuery'],
  [400, ''],
  [501, 'NotImplemented'],
];

const caller = new FakeCaller();
const page = { value: [{ id: 'a' }] };
const options = '?$select=id,displayName&$top=999';

describe("QueryFallback: requests what Graph doesn't promise, and survives its refusal", () => {
  let server: GraphServer;
  let transport: { close(): Promise<void> };

  beforeAll(async () => (server = await GraphServer.start()));
  afterEach(() => transport.close());
  afterAll(() => server.close());

  function connect(reply: Reply) {
    server.script(reply);
    const connected = connectGraph(server.url);
    transport = connected.transport;
    return connected.graph;
  }

  /** Refuses whatever matches, answers the rest. */
  const refusing =
    (option: RegExp, [status, code]: [number, string] = [400, 'BadRequest']): Reply =>
    (response, request) =>
      (option.test(request.path) ? failure(status, code) : json(page))(response, request);

  /** The same for each part of a batch. */
  const refusingParts =
    (option: RegExp): Reply =>
    (response, request) =>
      json({
        responses: partsOf(request).map(({ id, url }) =>
          option.test(url)
            ? { id, status: 400, body: { error: { code: 'BadRequest', message: 'No.' } } }
            : { id, status: 200, body: page },
        ),
      })(response, request);

  const queries = () => server.requests.map(({ path }) => path.split('?')[1] ?? '');

  it.each(refusals)('falls back to smaller pages on %s %j', async (status, code) => {
    const graph = connect(refusing(/\$top=999/, [status, code]));
    const path = `/education/classes/c1/members${options}`;
    await expect(graph.all(caller, path)).resolves.toEqual(page.value);
    expect(queries()).toEqual([
      '$select=id,displayName&$top=999',
      '$select=id,displayName&$top=100',
    ]);
  });

  it('leaves the page size to Graph if it accepts none', async () => {
    const graph = connect(refusing(/\$top/));
    await expect(graph.all(caller, '/groups/g1/conversations?$top=100')).resolves.toEqual(
      page.value,
    );
    expect(queries()).toEqual(['$top=100', '']);
  });

  it('does without selecting fields if an education path refuses that', async () => {
    const graph = connect(refusing(/\$(?:top|select)/));
    const path = `/education/schools/s1/classes${options}`;
    await expect(graph.all(caller, path)).resolves.toEqual(page.value);
    expect(queries().at(-1)).toBe('');
  });

  it('remembers it for all paths of that kind, whatever the id', async () => {
    const graph = connect(refusing(/\$top=999/));
    await graph.all(caller, `/education/classes/c1/members${options}`);
    server.requests.length = 0;
    await graph.all(caller, `/education/classes/c2/members${options}`);
    await graph.all(caller, `/education/classes/c2/teachers${options}`);
    expect(server.requests.map(({ path }) => path.replace('/v1.0/education/classes', ''))).toEqual([
      '/c2/members?$select=id,displayName&$top=100',
      '/c2/teachers?$select=id,displayName&$top=999',
      '/c2/teachers?$select=id,displayName&$top=100',
    ]);
  });

  it("always selects a directory object's fields: what isn't selected would look cleared", async () => {
    const graph = connect(refusing(/\$select/));
    const call = graph.get(caller, '/me?$select=id,department');
    await expect(call).rejects.toThrow(GraphRequestFailed);
    expect(server.requests).toHaveLength(1);
  });

  it('leaves delta links and first delta requests unchanged', async () => {
    const graph = connect(refusing(/delta/));
    const call = graph.pageOf(caller, '/users/delta?$select=id,department');
    await expect(call).rejects.toThrow(GraphRequestFailed);
    expect(server.requests).toHaveLength(1);
  });

  it("reports the first refusal, and remembers nothing, if asking for less doesn't help", async () => {
    const graph = connect(failure(400, 'ErrorInvalidIdMalformed'));
    const path = `/education/classes/c1/members${options}`;
    await expect(graph.all(caller, path)).rejects.toMatchObject({
      graphCode: 'ErrorInvalidIdMalformed',
    });
    server.script(json(page));
    await graph.all(caller, path);
    expect(queries()).toEqual(['$select=id,displayName&$top=999']);
  });

  it('asks a tenant without education data only once', async () => {
    const message = 'Property extension_fe2174665583431c953114ff7268b7b3_Education_ObjectType …';
    const graph = connect(json({ error: { code: 'Request_UnsupportedQuery', message } }, 400));
    const call = graph.all(caller, `/education/schools${options}`);
    await expect(call).rejects.toThrow(GraphRequestFailed);
    expect(server.requests).toHaveLength(1);
  });

  it.each([403, 404, 409, 500])("doesn't treat %i as a refused option", async (status) => {
    const graph = connect(failure(status));
    const path = `/education/classes/c1/assignments${options}`;
    await expect(graph.all(caller, path)).rejects.toThrow();
    const asked = new Set(queries());
    expect([...asked]).toEqual(['$select=id,displayName&$top=999']);
  });

  it('does the same for the parts of a batch, in one more batch, and remembers it', async () => {
    const graph = connect(refusingParts(/\$top=999/));
    const requests = ['c1', 'c2', 'c3'].map((id) => ({
      id,
      method: 'GET',
      url: `/education/classes/${id}/members${options}`,
    }));
    const whole = { id: 'class', method: 'GET', url: '/education/classes/c1?$select=id' };
    const answers = await graph.batch(caller, [whole, ...requests]);
    expect([...answers.values()].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(server.requests.map((request) => partsOf(request).length)).toEqual([4, 3]);

    server.requests.length = 0;
    await graph.batch(caller, requests);
    expect(server.requests).toHaveLength(1);
  });

  it("keeps a part's first refusal if asking for less doesn't help", async () => {
    const graph = connect(refusingParts(/members/));
    const url = `/education/classes/c1/members${options}`;
    const answers = await graph.batch(caller, [{ id: 'm', method: 'GET', url }]);
    expect(answers.get('m')).toMatchObject({ status: 400 });
  });

  it('never repeats a part that writes', async () => {
    const graph = connect(refusingParts(/./));
    const url = '/education/classes/c1/assignments?$top=5';
    await graph.batch(caller, [{ id: 'w', method: 'POST', url, body: {} }]);
    expect(server.requests).toHaveLength(1);
  });
});

function partsOf({ body }: SeenRequest): { id: string; url: string }[] {
  return (JSON.parse(body) as { requests: { id: string; url: string }[] }).requests;
}
