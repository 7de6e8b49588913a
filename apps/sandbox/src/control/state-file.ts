import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where the sandbox keeps what changed since its data was loaded. */
export interface StateFile {
  /** What was kept; undefined the first time. */
  load(): Promise<unknown>;
  /** Writes soon; many changes make one write. */
  saveSoon(): void;
  /** Writes now what waits to be written. */
  flush(): void;
}

const debounceMs = 200;

/** @param snapshot gives what to write */
export function openStateFile(path: string, snapshot: () => unknown): StateFile {
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    // Synchronous, so that the last write of a stopping process gets done; renamed, so that no reader sees half of it.
    writeFileSync(draft, JSON.stringify(snapshot()), { mode: 0o600 });
    renameSync(draft, path);
  }

  return {
    async load() {
      try {
        return JSON.parse(await readFile(path, 'utf8')) as unknown;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw new Error(`Cannot read ${path}. Delete it, or start with --fresh.`, { cause: error });
      }
    },
    saveSoon() {
      timer ??= setTimeout(flush, debounceMs);
    },
    flush,
  };
}
