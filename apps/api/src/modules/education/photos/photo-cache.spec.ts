import { PhotoCache, type Photo } from './photo-cache';

const photo = (size: number): Photo => ({
  bytes: Buffer.alloc(size),
  contentType: 'image/jpeg',
  etag: '"x"',
});

describe('PhotoCache', () => {
  it('returns a slow photo to its waiter even if others have filled the cache by then', async () => {
    const cache = new PhotoCache(1_000);
    let arrive: (slow: Photo) => void = () => undefined;
    const slow = cache.find('slow', () => new Promise((resolve) => (arrive = resolve)));
    for (const key of ['a', 'b', 'c']) await cache.find(key, () => Promise.resolve(photo(500)));
    arrive(photo(10));
    await expect(slow).resolves.toEqual(photo(10));
  });

  it('returns a photo that is too large to cache', async () => {
    const cache = new PhotoCache(1_000);
    await expect(cache.find('large', () => Promise.resolve(photo(2_000)))).resolves.toEqual(
      photo(2_000),
    );
  });
});
