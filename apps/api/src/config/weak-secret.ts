import { dictionary } from '@zxcvbn-ts/language-common';
import { codePointsOf, isPeriodic, isSequence } from '../text/monotonous';

const fewestDistinct = 8;
/** How many characters must remain once all words are removed. */
const fewestUnknown = 12;
const wordLengths = { shortest: 4, longest: 12 };
const words = new Set([...dictionary['passwords-common'], ...dictionary['diceware-common']]);

const isMonotonous = (values: readonly number[], fewest: number): boolean =>
  new Set(values).size < fewest || isPeriodic(values) || isSequence(values);

/** How many characters are in no word, however the text is split into words. */
function countUnknown(text: string): number {
  const { shortest, longest } = wordLengths;
  const unknownUpTo = [0];
  for (let end = 1; end <= text.length; end++) {
    const isKnown = !/[\p{L}\p{N}]/u.test(text.charAt(end - 1));
    let fewest = (unknownUpTo[end - 1] ?? 0) + (isKnown ? 0 : 1);
    for (let length = shortest; length <= Math.min(longest, end); length++) {
      if (words.has(text.slice(end - length, end)))
        fewest = Math.min(fewest, unknownUpTo[end - length] ?? 0);
    }
    unknownUpTo.push(fewest);
  }
  return unknownUpTo[text.length] ?? 0;
}

/** Whether someone is likely to have typed it rather than generated it at random. */
export function isWeakSecret(text: string): boolean {
  return (
    isMonotonous(codePointsOf(text), fewestDistinct) ||
    countUnknown(text.toLowerCase()) < fewestUnknown
  );
}

const isText = (bytes: Buffer) => bytes.every((byte) => byte >= 0x20 && byte < 0x7f);

/** @param bytes 32 of them; fewer than half of them distinct is far below chance */
export function isWeakKey(bytes: Buffer): boolean {
  return (
    isMonotonous([...bytes], bytes.length / 2) || (isText(bytes) && isWeakSecret(bytes.toString()))
  );
}
