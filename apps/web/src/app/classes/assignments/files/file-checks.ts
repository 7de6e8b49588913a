import type { FileLimits } from '@app/contracts';
import { fileTexts } from './files.texts';

const longestName = 255;

/** Names OneDrive rejects: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa */
// eslint-disable-next-line no-control-regex
const forbiddenCharacters = /["*:<>?/\\|\u0000-\u001f\u007f]/;
const forbiddenNames = /^(?:\.lock|desktop\.ini)$|^~\$|_vti_|^\s|\s$|\.$/i;
/** Legacy device names, invalid with any extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export interface NamedFile {
  readonly name: string;
  readonly size: number;
}

const sameName = (name: string) => name.normalize('NFC').toLowerCase();

interface Room {
  readonly taken: Set<string>;
  readonly limits: FileLimits | undefined;
  /** Total size of the files already there. */
  bytes: number;
}

/** Why a file can't be added, or undefined if it can. */
function objection({ name, size }: NamedFile, room: Room): string | undefined {
  const rules = [forbiddenCharacters, forbiddenNames, devices];
  if (rules.some((rule) => rule.test(name))) return fileTexts.badName(name);
  if (name.length > longestName) return fileTexts.longName(name);
  if (size === 0) return fileTexts.empty(name);
  if (room.taken.has(sameName(name))) return fileTexts.taken(name);
  return room.limits && lackOfRoom({ name, size }, room, room.limits);
}

function lackOfRoom(
  { name, size }: NamedFile,
  { taken, bytes }: Room,
  { mostFiles, mostBytes }: FileLimits,
): string | undefined {
  if (taken.size >= mostFiles) return fileTexts.tooMany(mostFiles);
  if (size > mostBytes) return fileTexts.tooLarge(name, mostBytes);
  return bytes + size > mostBytes ? fileTexts.noRoom(name, mostBytes) : undefined;
}

/**
 * Splits files into those that can be added to the existing ones, and an error for each of the rest.
 * @param limits from the API; without them only the API checks
 */
export function checkFiles<T extends NamedFile>(
  files: readonly T[],
  present: readonly NamedFile[],
  limits: FileLimits | undefined,
): { accepted: T[]; refused: string[] } {
  const bytes = present.reduce((sum, { size }) => sum + size, 0);
  const room: Room = { taken: new Set(present.map(({ name }) => sameName(name))), bytes, limits };
  const accepted: T[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const why = objection(file, room);
    if (why) refused.push(why);
    else {
      accepted.push(file);
      room.taken.add(sameName(file.name));
      room.bytes += file.size;
    }
  }
  return { accepted, refused: [...new Set(refused)] };
}
