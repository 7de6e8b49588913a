import { ValidationFailed } from '../../../http';

const longest = 255;

/** Each with what is wrong then; what SharePoint refuses, and what would look like something else. */
const rules: readonly [RegExp, string][] = [
  [/["*:<>?/\\|]/, 'A file name cannot have any of " * : < > ? / \\ | in it.'],
  [/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u, 'The file name has invisible characters.'],
  [/[\p{Cs}\uFFFD]/u, 'The file name is not readable.'],
  [/^\s|[\s.]$/, 'A file name cannot begin with a blank, nor end with a blank or a dot.'],
  [/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i, 'This file name is reserved. Rename the file.'],
  [/^(?:\.lock|desktop\.ini|~\$.*)$|_vti_/i, 'This file name is reserved. Rename the file.'],
];

/**
 * A file's name as it is stored, in one form of Unicode.
 * @throws ValidationFailed for one that SharePoint does not take
 * https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa
 */
export function readFileName(given: string): string {
  const name = given.normalize('NFC');
  const refuse = (message: string) => new ValidationFailed([{ path: ['name'], message }]);
  if (name === '' || name.length > longest) {
    throw refuse(`A file name has 1 to ${longest} characters.`);
  }
  const broken = rules.find(([pattern]) => pattern.test(name));
  if (broken) throw refuse(broken[1]);
  return name;
}

/** SharePoint knows one file of a name, in whatever case: this is the same for all that are one. */
export const foldName = (name: string) => name.normalize('NFC').toLowerCase();
