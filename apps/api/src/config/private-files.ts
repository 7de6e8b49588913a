import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, parse, resolve } from 'node:path';

const ownerOnly = { folder: 0o700, file: 0o600 };
const others = 0o077;
const sticky = 0o1000;

/** Windows has no such modes; and what another user owns is up to that user to close. */
function isOursToClose(path: string): boolean {
  const { uid, mode } = statSync(path);
  return process.getuid?.() === uid && (mode & others) !== 0;
}

/** Folders that others need, whatever someone has set: closing `/tmp` or a home would break more than it fixes. */
function isShared(folder: string): boolean {
  const path = resolve(folder);
  const isPlace = [parse(path).root, homedir(), process.cwd()].includes(path);
  return isPlace || (statSync(path).mode & sticky) !== 0;
}

/** Creates a folder for its owner only, or closes an existing one (S-7). */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: ownerOnly.folder });
  if (!isShared(folder) && isOursToClose(folder)) chmodSync(folder, ownerOnly.folder);
}

/** Closes an existing folder of ours, with the secrets in it. */
export function closeFolder(folder: string): void {
  if (!existsSync(folder)) return;
  makePrivateFolder(folder);
  closeFiles(['secrets.json', 'app-only.pfx', 'app-only.cer'].map((name) => join(folder, name)));
}

/** Closes files that an earlier start, or a copy, left open to others; missing ones stay missing. */
export function closeFiles(paths: readonly string[]): void {
  for (const path of paths) {
    if (existsSync(path) && isOursToClose(path)) chmodSync(path, ownerOnly.file);
  }
}

/** Creates an empty file for its owner only, or closes an existing one. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', ownerOnly.file));
  closeFiles([path]);
}
