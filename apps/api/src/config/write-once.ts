import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makePrivateFolder } from './private-files';

const ownerOnly = 0o600;

function isExisting(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}

/**
 * Puts a complete file in place unless one exists. `link` fails when the name is taken, so of two simultaneous processes
 * one wins, and no one ever sees half a file.
 * @returns whether it was put there just now
 */
export function writeOnce(path: string, content: string | Buffer): boolean {
  if (!existsSync(dirname(path))) makePrivateFolder(dirname(path));
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
