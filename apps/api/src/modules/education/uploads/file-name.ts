import { ValidationFailed } from '../../../http';

const longest = 255;

/** What SharePoint rejects, and what could disguise a name; each with its message. */
const rules: readonly [RegExp, string][] = [
  [/["*:<>?/\\|]/, 'A file name can\'t contain any of " * : < > ? / \\ |'],
  [/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u, 'The file name has invisible characters.'],
  [/[\p{Cs}\uFFFD]/u, "The file name isn't readable."],
  [/^\s|[\s.]$/, "A file name can't start with a space, or end with a space or a dot."],
  [/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i, 'This file name is reserved. Rename the file.'],
  [/^(?:\.lock|desktop\.ini|~\$.*)$|_vti_/i, 'This file name is reserved. Rename the file.'],
];

/**
 * The file's name as it is stored, in one Unicode form.
 * @throws ValidationFailed for a name that SharePoint doesn't accept
 * https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa
 */
export function readFileName(given: string): string {
  const name = given.normalize('NFC');
  const invalid = (message: string) => new ValidationFailed([{ path: ['name'], message }]);
  if (name === '' || name.length > longest) {
    throw invalid(`A file name has 1 to ${longest} characters.`);
  }
  const broken = rules.find(([pattern]) => pattern.test(name));
  if (broken) throw invalid(broken[1]);
  return name;
}

/** The same for all names that SharePoint treats as one: it ignores case. */
export const foldName = (name: string) => name.normalize('NFC').toLowerCase();
