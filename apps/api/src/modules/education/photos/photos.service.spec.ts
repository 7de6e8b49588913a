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
    // The cache takes a time of zero for no time.
    clock.advance(1);
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

  it('reads another’s photo as the application, in the size asked for', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/96x96/$value', 'image/png; charset=binary');
    await expect(service.find(ann, 'ben', 96)).resolves.toMatchObject({
      contentType: 'image/png',
      etag: expect.stringMatching(/^"[\w-]{27}"$/) as string,
    });
    expect(graph.requests).toEqual(['app /users/ben/photos/96x96/$value']);
  });

  it('reads the own photo with a sign-in’s rights before the link and before consent', async () => {
    const organization = { ...ann.organization!, isAdminConsented: false };
    for (const user of [linkedUser({ isLinked: false }), linkedUser({ organization })]) {
      const { graph, put, service } = setup();
      put('/me/photos/48x48/$value');
      await expect(service.find(user, 'ann', 48)).resolves.toBeDefined();
      expect(graph.requests).toEqual(['ann:signed-in /me/photos/48x48/$value']);
    }
  });

  it('needs no token of the person for the own photo afterwards', async () => {
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

  it('takes the largest photo there is, when that size is missing', async () => {
    const { put, service } = setup();
    put('/users/ben/photo/$value', 'image/jpeg', picture(300));
    const photo = await service.find(ann, 'ben', 240);
    expect(photo?.bytes).toHaveLength(300);
  });

  it('knows for a day, and for an hour that there is none', async () => {
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

  it('asks once for those who ask at the same time', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/48x48/$value');
    await Promise.all([service.find(ann, 'ben', 48), service.find(ann, 'ben', 48)]);
    expect(graph.requests).toHaveLength(1);
  });

  it('keeps no more bytes than it may', async () => {
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
    'never hands on %j as a photo: it could run (S-16)',
    async (contentType) => {
      const { put, service } = setup();
      put('/users/ben/photos/48x48/$value', contentType);
      await expect(service.find(ann, 'ben', 48)).resolves.toBeUndefined();
    },
  );

  it('takes a picture of one pixel for none', async () => {
    const { put, service } = setup();
    put('/users/ben/photos/48x48/$value', 'image/gif', picture(43));
    await expect(service.find(ann, 'ben', 48)).resolves.toBeUndefined();
  });

  it('does not take an outage for the lack of a photo', async () => {
    const { graph, put, service } = setup();
    put('/users/ben/photos/48x48/$value');
    graph.failures.set('/users/ben/photos/48x48/$value', new GraphUnavailable(1));
    await expect(service.find(ann, 'ben', 48)).rejects.toThrow(GraphUnavailable);
    graph.failures.clear();
    await expect(service.find(ann, 'ben', 48)).resolves.toBeDefined();
  });
});
