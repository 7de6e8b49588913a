import { LRUCache } from 'lru-cache';

const mostCounts = 2_000;

/**
 * How many rows lists have, counted once for each revision of a mirror: counting a million takes a quarter of a second.
 * Simultaneous callers share a count.
 */
export class RosterCounts {
  private readonly counts = new LRUCache<string, Promise<number>>({ max: mostCounts });

  /** @param key says which list of which revision */
  get(key: string, count: () => Promise<number>): Promise<number> {
    const known = this.counts.get(key);
    if (known) return known;
    const counted = count();
    this.counts.set(key, counted);
    counted.catch(() => this.counts.delete(key));
    return counted;
  }
}
