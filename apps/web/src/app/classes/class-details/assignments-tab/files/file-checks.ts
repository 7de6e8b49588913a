import { fileTexts } from './files.texts';

/** How many files an assignment has, and work that is handed in. */
export const maxFiles = 5;
/** What the API takes unless it is configured otherwise; then its own answer tells. */
export const maxBytes = 250 * 1024 * 1024;
const longestName = 255;

/** Names OneDrive does not take: https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa */
// eslint-disable-next-line no-control-regex
const forbiddenCharacters = /["*:<>?/\\|\u0000-\u001f\u007f]/;
const forbiddenNames = /^(?:\.lock|desktop\.ini)$|^~\$|_vti_|^\s|\s$|\.$/i;
/** Devices of old: taken by no extension either. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

export interface NamedFile {
  readonly name: string;
  readonly size: number;
}

const sameName = (name: string) => name.normalize('NFC').toLowerCase();

/** Why a file cannot be added, in a sentence; nothing when it can. */
function objection({ name, size }: NamedFile, taken: ReadonlySet<string>): string | undefined {
  const rules = [forbiddenCharacters, forbiddenNames, devices];
  if (rules.some((rule) => rule.test(name))) return fileTexts.badName(name);
  if (name.length > longestName) return fileTexts.longName(name);
  if (size === 0) return fileTexts.empty(name);
  if (size > maxBytes) return fileTexts.tooLarge(name, maxBytes);
  if (taken.has(sameName(name))) return fileTexts.taken(name);
  return undefined;
}

/** Which of the files can be added beside those of the given names, and a sentence for each that cannot. */
export function checkFiles<T extends NamedFile>(
  files: readonly T[],
  present: readonly string[],
): { accepted: T[]; refused: string[] } {
  const taken = new Set(present.map(sameName));
  const accepted: T[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const why = objection(file, taken);
    if (why) refused.push(why);
    else if (taken.size >= maxFiles) refused.push(fileTexts.tooMany(maxFiles));
    else {
      accepted.push(file);
      taken.add(sameName(file.name));
    }
  }
  return { accepted, refused: [...new Set(refused)] };
}
