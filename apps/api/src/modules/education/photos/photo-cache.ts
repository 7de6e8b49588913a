import { LRUCache } from 'lru-cache';

export interface Photo {
  bytes: Buffer;
  contentType: string;
  etag: string;
}

type Load = () => Promise<Photo | undefined>;

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const mostBytes = 64 * 1024 * 1024;
/** What an entry weighs besides its bytes. */
const entryWeight = 200;

/** Caches photos for a day, and the lack of one for an hour; bounded in bytes. */
export class PhotoCache {
  private readonly photos: LRUCache<string, { photo: Photo | undefined }, Load>;

  constructor(maxSize = mostBytes, clock: { now(): number } = performance) {
    this.photos = new LRUCache({
      maxSize,
      sizeCalculation: ({ photo }) => (photo?.bytes.length ?? 0) + entryWeight,
      ttl: day,
      perf: clock,
      ttlResolution: 0,
      // Otherwise, a photo evicted while it is being fetched would fail for its waiters.
      ignoreFetchAbort: true,
      fetchMethod: async (_key, _stale, { options, context: load }) => {
        const photo = await load();
        if (!photo) options.ttl = hour;
        return { photo };
      },
    });
  }

  /** Concurrent calls for the same photo share one request; errors aren't cached. */
  async find(key: string, load: Load): Promise<Photo | undefined> {
    const found = await this.photos.fetch(key, { context: load });
    return found?.photo;
  }
}
