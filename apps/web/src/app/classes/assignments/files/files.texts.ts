import { fileSizeText } from '../../../ui/facts/file-size';

export const fileTexts = {
  files: 'Files',
  drop: 'Drop files here or ',
  choose: 'choose from your device',
  /** On phones, where nothing can be dropped. */
  add: 'Choose files',
  count: (count: number, of?: number) => (of === undefined ? `${count}` : `${count} of ${of}`),
  rule: (most: number, bytes: number) => `Up to ${most} files, ${fileSizeText(bytes)} in total.`,
  remove: (name: string) => `Remove ${name}`,
  cancel: (name: string) => `Cancel the upload of ${name}`,
  tryAgain: 'Try again',
  progress: (name: string) => `Uploading ${name}`,
  waiting: 'Waiting',
  uploaded: 'Uploaded',
  percent: (percent: number) => `${percent} %`,
  wouldLose: (count: number) =>
    count === 1
      ? '1 file isn’t uploaded yet and will be left out.'
      : `${count} files aren’t uploaded yet and will be left out.`,
  added: (name: string) => `${name} is added.`,
  notRemoved: (name: string, why: string) => `“${name}” wasn’t removed. ${why}`,
  failed: (why: string) => `It didn’t upload. ${why}`,
  tooMany: (most: number) => `You can add up to ${most} files. Remove one first.`,
  taken: (name: string) => `A file named “${name}” already exists.`,
  badName: (name: string) =>
    `OneDrive doesn’t allow the name “${name}”. Rename the file and add it again.`,
  longName: (name: string) =>
    `The name “${Array.from(name).slice(0, 40).join('')}…” is too long. Rename the file and add it again.`,
  empty: (name: string) => `“${name}” is empty.`,
  tooLarge: (name: string, most: number) =>
    `“${name}” is too large. All files together can be up to ${fileSizeText(most)}.`,
  noRoom: (name: string, most: number) =>
    `There’s no room left for “${name}”. All files together can be up to ${fileSizeText(most)}.`,
  noRoomThere:
    'With this file, the total size would be too large. Remove one, or add a smaller one.',
  tooManyThere: 'The maximum number of files is already there. Remove one first.',
  notAllowed: 'This assignment doesn’t accept files from students.',
  takenThere: 'A file with this name already exists.',
  folder: (name: string) => `“${name}” is a folder. Add its files one by one.`,
};
