import type { AroundBatchPart } from '../../wire/graph-message';
import { PhotoAlbum } from '../photos/photo-album';
import { TestGraph, type TestBody } from '../testing/test-graph';

interface PartAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: TestBody & string;
}

const parts: string[] = [];
/** Throttles one path, as an armed fault would. */
const aroundBatchPart: AroundBatchPart = async ({ path, token }, answer) => {
  parts.push(`${token?.kind ?? 'nobody'} ${path}`);
  if (path !== '/education/schools') return answer();
  return { status: 429, headers: { 'Retry-After': '2' }, body: { error: {} } };
};

let graph: TestGraph;
beforeEach(async () => {
  parts.length = 0;
  graph = await new TestGraph({ aroundBatchPart }).listen();
});
afterEach(() => graph.close());

async function post(requests: unknown, bearer = graph.as('EMarsh')) {
  const { status, body } = await bearer.send('POST', '/$batch', { body: { requests } });
  const responses = (body['responses'] ?? []) as PartAnswer[];
  const byId = Object.fromEntries(responses.map((one) => [one.id, one]));
  return { status, body, responses, byId };
}

it('answers each part separately: right, wrong, forbidden, unknown and throttled', async () => {
  const { status, byId } = await post([
    { id: 'me', method: 'GET', url: '/me?$select=displayName' },
    { id: 'gone', method: 'GET', url: '/users/nobody' },
    { id: 'all', method: 'get', url: 'education/users' },
    { id: 'later', method: 'GET', url: '/me/drive' },
    { id: 'busy', method: 'GET', url: '/education/schools?$top=1' },
    { id: 'version', method: 'GET', url: '/v1.0/me' },
    {
      id: 'nested',
      method: 'POST',
      url: '/$batch',
      headers: { 'Content-Type': 'application/json' },
      body: {},
    },
    { id: 'typeless', method: 'POST', url: '/me', body: {} },
  ]);
  expect(status).toBe(200);
  expect(Object.fromEntries(Object.entries(byId).map(([id, one]) => [id, one.status]))).toEqual({
    me: 200,
    gone: 404,
    all: 403,
    later: 501,
    busy: 429,
    version: 400,
    nested: 400,
    typeless: 400,
  });
  expect(byId['me']?.body).toMatchObject({ displayName: 'Elena Marsh' });
  expect(byId['me']?.headers['Content-Type']).toMatch(/^application\/json/);
  expect(byId['gone']?.body.error.code).toBe('Request_ResourceNotFound');
  expect(byId['busy']?.headers['Retry-After']).toBe('2');
  expect(parts).toContain('user /education/schools');
  expect(parts).toHaveLength(8);
});

it("doesn't answer in the order of the requests", async () => {
  const requests = Array.from({ length: 20 }, (_, id) => ({
    id: String(id),
    method: 'GET',
    url: '/me?$select=id',
  }));
  const { responses } = await post(requests);
  const ids = responses.map(({ id }) => id);
  expect([...ids].sort()).toEqual(requests.map(({ id }) => id).sort());
  expect(ids).not.toEqual(requests.map(({ id }) => id));
});

it('waits for what a part depends on, and gives up with 424 if that failed', async () => {
  const { byId } = await post([
    { id: '1', method: 'GET', url: '/users/nobody' },
    { id: '2', method: 'GET', url: '/me', dependsOn: ['1'] },
    { id: '3', method: 'GET', url: '/me', dependsOn: ['2'] },
    { id: '4', method: 'GET', url: '/me' },
    { id: '5', method: 'GET', url: '/me', dependsOn: ['4'] },
  ]);
  expect(['1', '2', '3', '4', '5'].map((id) => byId[id]?.status)).toEqual([
    404, 424, 424, 200, 200,
  ]);
});

it('sends photos as base64 and absolute links, like outside a batch', async () => {
  const album = new PhotoAlbum();
  const { id } = graph.tenant.people().find((one) => album.sidesOf(one.id).length > 0)!;
  const { body } = await graph.asApp().send('POST', '/$batch', {
    body: {
      requests: [
        { id: 'photo', method: 'GET', url: `/users/${id}/photos/48x48/$value` },
        { id: 'list', method: 'GET', url: '/users?$top=1' },
        {
          id: 'known',
          method: 'GET',
          url: `/users/${id}/photos/48x48/$value`,
          headers: { 'If-None-Match': album.find(id, 48)!.etag },
        },
        { id: 'too-large', method: 'GET', url: `/users/${id}/photos/999x999/$value` },
      ],
    },
    headers: { 'x-forwarded-proto': 'https' },
  });
  const responses = body['responses'] as PartAnswer[];
  const find = (name: string) => responses.find((one) => one.id === name)!;
  expect(find('photo').headers['Content-Type']).toBe('image/png');
  expect(find('photo').headers['ETag']).toBe(album.find(id, 48)!.etag);
  expect([find('known').status, find('known').body]).toEqual([304, undefined]);
  expect(find('too-large').body.error.code).toBe('ImageNotFound');
  expect(Buffer.from(find('photo').body, 'base64').equals(album.find(id, 48)!.bytes())).toBe(true);
  expect(find('list').body['@odata.nextLink']).toMatch(/^https:\/\/127/);
});

it('refuses an invalid batch', async () => {
  const get = { method: 'GET', url: '/me' };
  for (const requests of [
    undefined,
    [],
    [{ id: '1' }],
    Array.from({ length: 21 }, (_, id) => ({ id: String(id), ...get })),
    [
      { id: 'a', ...get },
      { id: 'A', ...get },
    ],
    [
      { id: '1', ...get, dependsOn: ['2'] },
      { id: '2', ...get, dependsOn: ['1'] },
    ],
  ]) {
    const { status, body } = await post(requests);
    expect([status, body.error.code]).toEqual([400, 'BadRequest']);
  }
  expect((await post([{ id: '1', ...get }], graph.withBearer('expired'))).status).toBe(401);
});
