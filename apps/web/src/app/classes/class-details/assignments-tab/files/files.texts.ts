import { fileSizeText } from '../../../../ui/facts/file-size';

export const fileTexts = {
  files: 'Files',
  drop: 'Drop files here or ',
  choose: 'choose from your device',
  /** Where nothing can be dropped: on phones. */
  add: 'Choose files',
  count: (count: number, of: number) => `${count} of ${of}`,
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Cancel the upload of ${name}`,
  tryAgain: 'Try again',
  progress: (name: string) => `Upload of ${name}`,
  waiting: 'Waiting',
  uploaded: 'Uploaded',
  percent: (percent: number) => `${percent} %`,
  failed: (why: string) => `Did not upload. ${why}`,
  tooMany: (most: number) => `You can add up to ${most} files. Remove one first.`,
  taken: (name: string) => `A file named “${name}” is already there.`,
  badName: (name: string) =>
    `OneDrive does not take the name “${name}”. Rename the file and add it again.`,
  longName: (name: string) =>
    `The name “${name.slice(0, 40)}…” is too long. Rename the file and add it again.`,
  empty: (name: string) => `“${name}” is empty.`,
  tooLarge: (name: string, most: number) =>
    `“${name}” is too large. A file can have up to ${fileSizeText(most)}.`,
  tooLargeForSite: 'It is larger than this site takes.',
  tooManyThere: 'There are 5 files already.',
  takenThere: 'A file of this name is already there.',
  folder: (name: string) => `“${name}” is a folder. Add its files one by one.`,
};
