import { PNG } from 'pngjs';
import type { User } from '../../tenant/roster/entities';
import { TestGraph } from '../testing/test-graph';
import { PhotoAlbum } from './photo-album';

const album = new PhotoAlbum();
let graph: TestGraph;
let pictured: User;
let unpictured: User;

beforeAll(async () => {
  graph = await new TestGraph().listen();
  const people = graph.tenant.people();
  pictured = people.find(({ id }) => album.sidesOf(id).length === 7)!;
  unpictured = people.find(({ id }) => album.sidesOf(id).length === 0)!;
});
afterAll(() => graph.close());

it('leaves about a third of the people without one', () => {
  const people = graph.tenant.people();
  const without = people.filter(({ id }) => album.sidesOf(id).length === 0).length;
  expect(without / people.length).toBeGreaterThan(0.2);
  expect(without / people.length).toBeLessThan(0.45);
});

it.each(['/photo', '/photo/$value', '/photos/48x48/$value'])(
  'returns 404 ImageNotFound for %s of someone without a photo',
  async (path) => {
    const { status, body } = await graph.asApp().get(`/users/${unpictured.id}${path}`);
    expect([status, body.error.code]).toEqual([404, 'ImageNotFound']);
  },
);

it('lists sizes up to the original, and names the largest', async () => {
  const list = await graph.asApp().get(`/users/${pictured.id}/photos`);
  expect(list.body.value.map(({ id }) => id)).toEqual(
    ['48', '64', '96', '120', '240', '360', '432'].map((side) => `${side}X${side}`),
  );
  const { body } = await graph.asApp().get(`/users/${pictured.id}/photo`);
  expect(body).toMatchObject({ id: '432X432', width: 432, '@odata.mediaContentType': 'image/png' });
});

it.each(['48x48', '240x240'])('sends a picture of %s, the same every time', async (size) => {
  const path = `/users/${pictured.id}/photos/${size}/$value`;
  const response = await graph.asApp().fetch(path);
  expect(response.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await response.arrayBuffer());
  const { width, height } = PNG.sync.read(bytes);
  expect(`${width}x${height}`).toBe(size);
  expect(new PhotoAlbum().find(pictured.id, width)?.bytes().equals(bytes)).toBe(true);
});

it('returns 304 to a client that already has it', async () => {
  const path = `/users/${pictured.id}/photo/$value`;
  const etag = String((await graph.asApp().fetch(path)).headers.get('etag'));
  const again = await graph
    .asApp()
    .fetch(path, { headers: { 'If-None-Match': `"other", W/${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const changed = await graph.asApp().fetch(path, { headers: { 'If-None-Match': '"other"' } });
  expect(changed.status).toBe(200);
});

it.each(['504x504', '50x50', '48x64', 'large'])('has no %s', async (size) => {
  const { status } = await graph.asApp().get(`/users/${pictured.id}/photos/${size}/$value`);
  expect(status).toBe(404);
});
