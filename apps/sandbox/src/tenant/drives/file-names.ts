import type { Drive } from './drive';
import type { DriveItem } from './drive-item';

const maximumLength = 255;

/** Why SharePoint refuses a file with this name; undefined when it doesn't. */
export function whyIllegal(name: string): string | undefined {
  if (/["*:<>?/\\|\p{Cc}]/u.test(name)) return 'The name has characters that are not allowed.';
  if (name !== name.trim()) return 'The name begins or ends with a space.';
  return name.length > maximumLength ? 'The name is too long.' : undefined;
}

/** The item with a name in a folder, case-insensitive. */
export function childNamed(drive: Drive, folder: DriveItem, name: string): DriveItem | undefined {
  const wanted = name.toLowerCase();
  return drive.childrenOf(folder).find((child) => child.name.toLowerCase() === wanted);
}

/** The name, or the name with the first free number: `sheet 1.docx`. */
export function freeName(drive: Drive, folder: DriveItem, name: string): string {
  const [, stem = name, ending = ''] = /^(.+?)(\.[^.]*)?$/s.exec(name) ?? [];
  let candidate = name;
  for (let n = 1; childNamed(drive, folder, candidate); n += 1) candidate = `${stem} ${n}${ending}`;
  return candidate;
}
