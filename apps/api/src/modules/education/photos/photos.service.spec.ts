import { LinkRequired } from '../../../http';
import { DirectoryGraph, GraphUnavailable } from '../../graph';
import { FakeClock, FakeGraph } from '../../graph/testing';
import { fakeTokens, linkedUser } from '../testing';
import { PhotoCache } from './photo-cache';
import { PhotosService } from './photos.service';

const ann = linkedUser();
const picture = (size = 500) => Buffer.alloc(size, 7);

describe('PhotosService', () => {
  function setup(mostBytes?: number) {
    const clock = new FakeClock();
    const graph = new FakeGraph();
    const put = (path: string, contentType = 'image/jpeg', bytes = picture()) =>
      graph.photos.set(path, { bytes, contentType });
    const service = new PhotosService(
      fakeTokens,
      new DirectoryGraph(graph.client(), graph.clock),
      new PhotoCache(mostBytes, clock),
    );
    return { graph, put, service, clock };
  }

  it('reads another user’s photo as the application, in the requested size', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/96x96/$value', 'image/png; charset=binary');
    await expect(service.find(ann, 'ben', 96)).resolves.toMatchObject({
      contentType: 'image/png',
      etag: expect.stringMatching(/^"[\w-]{27}"$/) as string,
    });
    expect(graph.requests).toEqual(['app /users/ben/photos/96x96/$value']);
  });

  it('reads the user’s own photo with a sign-in’s permissions before linking and before consent', async () => {
    const organization = { ...ann.organization!, isAdminConsented: false };
    for (const user of [linkedUser({ isLinked: false }), linkedUser({ organization })]) {
      const { graph, put, service } = setup();
      put('/me/photos/48x48/$value');
      await expect(service.find(user, 'ann', 48)).resolves.toBeDefined();
      expect(graph.requests).toEqual(['ann:signed-in /me/photos/48x48/$value']);
    }
  });

  it('needs no user token for the user’s own photo afterwards', async () => {
    const { graph, put, service } = setup();
    put('/users/ann/photos/48x48/$value');
    await expect(service.find(ann, 'ann', 48)).resolves.toBeDefined();
    expect(graph.requests).toEqual(['app /users/ann/photos/48x48/$value']);
  });

  it('shows nobody else’s photo before the accounts are linked', async () => {
    const { graph, service } = setup();
    const unlinked = linkedUser({ isLinked: false });
    await expect(service.find(unlinked, 'ben', 48)).rejects.toThrow(LinkRequired);
    expect(graph.requests).toEqual([]);
  });

  it('falls back to the largest photo if that size is missing', async () => {
    const { put, service } = setup();
    put('/users/ben/photo/$value', 'image/jpeg', picture(300));
    const photo = await service.find(ann, 'ben', 240);
    expect(photo?.bytes).toHaveLength(300);
  });

  it('remembers a photo for a day, and the lack of one for an hour', async () => {
    const { graph, put, service, clock } = setup();
    put('/users/ben/photos/48x48/$value');
    await service.find(ann, 'ben', 48);
    await expect(service.find(ann, 'cem', 48)).resolves.toBeUndefined();
    clock.advance(59 * 60_000);
    await service.find(ann, 'ben', 48);
    await service.find(ann, 'cem', 48);
    expect(graph.requests).toHaveLength(2);
    put('/users/cem/photos/48x48/$value');
    clock.advance(2 * 60_000);
    await expect(service.find(ann, 'cem', 48)).resolves.toBeDefined();
    await service.find(ann, 'ben', 48);
    expect(graph.requests).toHaveLength(3);
    clock.advance(24 * 60 * 60_000);
    await service.find(ann, 'ben', 48);
    expect(graph.requests).toHaveLength(4);
  });

  it('shares one request among concurrent calls', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/48x48/$value');
    await Promise.all([service.find(ann, 'ben', 48), service.find(ann, 'ben', 48)]);
    expect(graph.requests).toHaveLength(1);
  });

  it('caches no more bytes than allowed', async () => {
    const { graph, put, service } = setup(1_000);
    put('/users/ben/photos/48x48/$value');
    put('/users/cem/photos/48x48/$value');
    for (const id of ['ben', 'cem', 'ben']) await service.find(ann, id, 48);
    expect(graph.requests).toHaveLength(3);
  });

  it('keeps tenants apart', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/48x48/$value');
    await service.find(ann, 'ben', 48);
    const other = linkedUser();
    await service.find({ ...other, microsoft: { ...other.microsoft!, tenantId: 'b' } }, 'ben', 48);
    expect(graph.requests).toHaveLength(2);
  });

  it.each(['image/svg+xml', 'text/html', 'application/json', ''])(
    'never passes on %j as a photo, since it could run script (S-16)',
    async (contentType) => {
      const { put, service } = setup();
      put('/users/ben/photos/48x48/$value', contentType);
      await expect(service.find(ann, 'ben', 48)).resolves.toBeUndefined();
    },
  );

  it.each([
    ['image/jpg', 'image/jpeg'],
    ['IMAGE/PJPEG', 'image/jpeg'],
    ['image/x-png; charset=binary', 'image/png'],
  ])('recognizes the alias %j', async (contentType, expected) => {
    const { put, service } = setup();
    put('/users/ben/photos/48x48/$value', contentType);
    await expect(service.find(ann, 'ben', 48)).resolves.toMatchObject({ contentType: expected });
  });

  it.each([
    ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['image/gif', [...Buffer.from('GIF89a')]],
  ])('recognizes %s by its bytes, whatever its label', async (expected, beginning) => {
    for (const contentType of ['', 'application/octet-stream', 'image/heic']) {
      const { put, service } = setup();
      const bytes = Buffer.concat([Buffer.from(beginning), picture()]);
      put('/users/ben/photos/48x48/$value', contentType, bytes);
      await expect(service.find(ann, 'ben', 48)).resolves.toMatchObject({ contentType: expected });
    }
  });

  it('treats a one-pixel image as no photo', async () => {
    const { put, service } = setup();
    put('/users/ben/photos/48x48/$value', 'image/gif', picture(43));
    await expect(service.find(ann, 'ben', 48)).resolves.toBeUndefined();
  });

  it('does not mistake an outage for a missing photo', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/48x48/$value');
    graph.failures.set('/users/ben/photos/48x48/$value', new GraphUnavailable(1));
    await expect(service.find(ann, 'ben', 48)).rejects.toThrow(GraphUnavailable);
    graph.failures.clear();
    await expect(service.find(ann, 'ben', 48)).resolves.toBeDefined();
  });
});
