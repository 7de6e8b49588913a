import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where the sandbox keeps what has changed since its data was loaded. */
export interface StateFile {
  /** What was saved; undefined the first time. */
  load(): Promise<unknown>;
  /** Writes soon; many changes become one write. */
  saveSoon(): void;
  /** Writes any pending changes now. */
  flush(): void;
}

const leastDelay = 200;
/** The next write waits this many times as long as the last one took, so a large state leaves time for other work. */
const restPerWrite = 20;

/** @param snapshot returns what to write */
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
    // Synchronous, so a stopping process finishes its last write; renamed, so no reader sees half of it.
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
