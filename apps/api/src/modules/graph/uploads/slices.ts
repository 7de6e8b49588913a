import { Malformed } from '../../../http';
import type { GraphClock } from '../transport/graph-clock';
import { Chunks } from './chunks';

/** Part of a file. */
export interface Slice {
  /** Valid until the next one is requested. */
  bytes: Buffer;
  /** Where in the file it starts. */
  start: number;
}

/** Where a slice is kept. */
export interface SliceRoom {
  /** At least as long as a slice. */
  memory: Buffer;
  /** Gives it back; call it once. */
  leave: () => void;
}

export interface SliceSettings {
  /** Bytes in the whole file. */
  size: number;
  /** The maximum in a slice. */
  sliceSize: number;
  /** Waits for a place to keep a slice while it is filled and sent. */
  room: () => Promise<SliceRoom>;
  clock: Pick<GraphClock, 'timeout'>;
}

/** Every slice but the last is a multiple of this, as Graph requires; a file keeps this much outside its room. */
export const sliceUnit = 320 * 1024;
/** Most time for the rest of a slice to arrive, in milliseconds: a slow sender sends smaller ones. */
export const sliceTime = 2_000;

/**
 * A file in slices. Each takes a room once bytes for it have arrived, and keeps it until it is done; a slow sender gives
 * it back sooner. Nothing more is read while a slice is in use.
 * @throws Malformed if the amount that arrives isn't what was announced, and whatever `room` throws
 */
export async function* slicesOf(
  content: AsyncIterable<Uint8Array>,
  { size, sliceSize, room, clock }: SliceSettings,
): AsyncGenerator<Slice> {
  const chunks = new Chunks(content);
  let rest: Uint8Array[] = [];
  let start = 0;
  try {
    while (start < size) {
      const gathering = new Gathering(chunks, size - start, rest);
      await gathering.reach(sliceUnit);
      const { memory, leave } = await room();
      try {
        gathering.moveInto(memory.subarray(0, sliceSize));
        await gathering.reach(sliceSize, clock.timeout(sliceTime));
        const slice = gathering.take();
        rest = slice.rest;
        yield { bytes: slice.bytes, start };
        start += slice.bytes.length;
      } finally {
        leave();
      }
    }
    if ((await chunks.next()) !== undefined) throw new Malformed('more arrived than was announced');
  } finally {
    chunks.close();
  }
}

/** Chunks that become a slice: kept as they arrive at first, then in a room's memory. */
class Gathering {
  private length: number;
  private memory: Buffer = Buffer.alloc(0);
  private filled = 0;

  /** @param missing bytes to the end of the file */
  constructor(
    private readonly chunks: Chunks,
    private readonly missing: number,
    private readonly loose: Uint8Array[],
  ) {
    this.length = loose.reduce((sum, { length }) => sum + length, 0);
  }

  /** Reads until this many have arrived, or all, or the signal comes. */
  async reach(length: number, signal?: AbortSignal): Promise<void> {
    const goal = Math.min(length, this.missing);
    while (this.length < goal) {
      const chunk = await this.chunks.next(signal);
      if (chunk === 'late') return;
      if (!chunk) throw new Malformed('less arrived than was announced');
      this.length += chunk.length;
      if (this.length > this.missing) throw new Malformed('more arrived than was announced');
      this.keep(chunk);
    }
  }

  moveInto(memory: Buffer): void {
    this.memory = memory;
    for (const chunk of this.loose.splice(0)) this.keep(chunk);
  }

  /** @returns the slice, which is in the memory, and what follows it, which isn't */
  take(): { bytes: Buffer; rest: Uint8Array[] } {
    const isEnd = this.filled === this.missing;
    const length = isEnd ? this.filled : this.filled - (this.filled % sliceUnit);
    const rest = Buffer.from(this.memory.subarray(length, this.filled));
    return { bytes: this.memory.subarray(0, length), rest: [rest, ...this.loose] };
  }

  private keep(chunk: Uint8Array): void {
    const fitting = chunk.subarray(0, this.memory.length - this.filled);
    this.memory.set(fitting, this.filled);
    this.filled += fitting.length;
    if (fitting.length < chunk.length) this.loose.push(chunk.subarray(fitting.length));
  }
}
