import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where in a file to write, and at most how many bytes. */
export interface Slice {
  readonly at: number;
  readonly limit: number;
}

/** The bytes of uploaded files, each in its own file: they may not fit in memory. */
export class UploadedFiles {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = resolve(directory);
  }

  /** Absolute. */
  pathOf(contentId: string): string {
    return join(this.directory, contentId);
  }

  /**
   * Writes what arrives, up to the limit.
   * @returns how many bytes arrived
   * @throws when the source breaks off; what arrived of the slice is gone by then
   */
  async write(contentId: string, source: Readable, { at, limit }: Slice): Promise<number> {
    await mkdir(this.directory, { recursive: true });
    const path = this.pathOf(contentId);
    let came = 0;
    async function* count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        const left = Math.max(0, limit - came);
        came += chunk.length;
        // Keep reading the rest: a client that is still sending can't be answered.
        yield chunk.subarray(0, left);
      }
    }
    try {
      const target = createWriteStream(path, { flags: at === 0 ? 'w' : 'r+', start: at });
      await pipeline(source, count, target);
    } catch (error) {
      await truncate(path, at).catch(() => undefined);
      throw error;
    }
    return came;
  }

  async cut(contentId: string, size: number): Promise<void> {
    await truncate(this.pathOf(contentId), size);
  }

  remove(contentId: string): void {
    rmSync(this.pathOf(contentId), { force: true });
  }

  /** Drops everything. */
  clear(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
