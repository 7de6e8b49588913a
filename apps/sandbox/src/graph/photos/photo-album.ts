import { createHash } from 'node:crypto';
import { drawPortrait } from './draw-portrait';
import { portraitOf } from './palette';

/** All the sizes Graph offers, smallest first. */
export const photoSizes = [48, 64, 96, 120, 240, 360, 432, 504, 648] as const;

export interface Photo {
  readonly side: number;
  readonly etag: string;
  bytes(): Buffer;
}

const originals = [240, 432, 648];
const keptPictures = 300;

/** Pictures of a tenant's people: the same on every start, and about a third have none. */
export class PhotoAlbum {
  private readonly drawn = new Map<string, Buffer>();

  /** Available sizes of someone's photo, smallest first: none above the original's, and none at all without a photo. */
  sidesOf(userId: string): readonly number[] {
    const hash = this.hash(userId);
    if ((hash[0] ?? 0) % 3 === 0) return [];
    const original = originals[(hash[6] ?? 0) % originals.length] ?? 0;
    return photoSizes.filter((side) => side <= original);
  }

  /** The photo in one size, or the largest. */
  find(userId: string, side?: number): Photo | undefined {
    const sides = this.sidesOf(userId);
    const wanted = side ?? sides.at(-1);
    if (wanted === undefined || !sides.includes(wanted)) return undefined;
    const tag = this.hash(`${userId}/${wanted}`).toString('hex').slice(0, 32).toUpperCase();
    return { side: wanted, etag: `"${tag}"`, bytes: () => this.draw(userId, wanted) };
  }

  private draw(userId: string, side: number): Buffer {
    const key = `${userId}/${side}`;
    const known = this.drawn.get(key);
    if (known) return known;
    const bytes = drawPortrait(portraitOf(this.hash(userId)), side);
    const [oldest] = this.drawn.keys();
    if (oldest !== undefined && this.drawn.size >= keptPictures) this.drawn.delete(oldest);
    this.drawn.set(key, bytes);
    return bytes;
  }

  private hash(text: string): Buffer {
    return createHash('sha256').update(text).digest();
  }
}
