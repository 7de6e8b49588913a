import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Where in a file to write, and how many bytes at most. */
export interface Slice {
  readonly at: number;
  readonly limit: number;
}

/** The bytes of uploaded files, each in a file of its own: they may be larger than the memory. */
export class UploadedFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = resolve(directory);
  }

  /** Absolute. */
  pathOf(contentId: string): string {
    return join(this.#directory, contentId);
  }

  /**
   * Writes what comes, and nothing beyond the limit.
   * @returns how many bytes came
   * @throws when the source breaks off; what came of the slice is no longer there then
   */
  async write(contentId: string, source: Readable, { at, limit }: Slice): Promise<number> {
    await mkdir(this.#directory, { recursive: true });
    const path = this.pathOf(contentId);
    let came = 0;
    async function* count(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of chunks) {
        const left = Math.max(0, limit - came);
        came += chunk.length;
        // The rest is read all the same: who is still sending can't be answered.
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

  /** Forgets all. */
  clear(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
