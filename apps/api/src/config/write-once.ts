import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerOnly = 0o600;

function isExisting(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}

/**
 * Puts a whole file in place unless there is one. `link` fails when the name is taken, so of two processes at once one
 * wins, and nobody ever sees half a file.
 * @returns whether it was put there now
 */
export function writeOnce(path: string, content: string | Buffer): boolean {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: ownerOnly, flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (!isExisting(error)) throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}
