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

const leastDelay = 200;
/** How much longer than a write took the next one waits, so that a large state takes up little of the time. */
const restPerWrite = 20;

/** @param snapshot gives what to write */
export function openStateFile(path: string, snapshot: () => unknown): StateFile {
  let timer: NodeJS.Timeout | undefined;
  let delay = leastDelay;

  function flush(): void {
    if (!timer) return;
    clearTimeout(timer);
    timer = undefined;
    const started = performance.now();
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}`;
    // Synchronous, so that the last write of a stopping process gets done; renamed, so that no reader sees half of it.
    writeFileSync(draft, JSON.stringify(snapshot()), { mode: 0o600 });
    renameSync(draft, path);
    delay = Math.max(leastDelay, (performance.now() - started) * restPerWrite);
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
      timer ??= setTimeout(flush, delay);
    },
    flush,
  };
}
