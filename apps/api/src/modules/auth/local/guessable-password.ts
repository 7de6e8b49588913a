import { codePointsOf, isPeriodic, isSequence } from '../../../text/monotonous';
import { guessedPasswords } from './guessed-passwords';

/** Swaps look-alikes back for the letters they stand for. */
const plain = (text: string) =>
  text
    .replaceAll('0', 'o')
    .replaceAll(/[@4]/g, 'a')
    .replaceAll(/[$5]/g, 's')
    .replaceAll('3', 'e')
    .replaceAll(/[1!]/g, 'i');

const plainGuessed = new Set([...guessedPasswords].map(plain));

/** What people pick when they are forced to change their password. */
const season = /^(spring|summer|autumn|fall|winter)\W?\d{2,4}\W?$/;

function isPattern(text: string): boolean {
  const values = codePointsOf(text);
  return isPeriodic(values) || isSequence(values) || season.test(text);
}

/** Whether a password would be among the first guesses, for anyone or for this email (AUTH-1). */
export function isGuessable(password: string, email: string): boolean {
  const text = password.normalize('NFC').toLowerCase();
  const address = email.trim().toLowerCase();
  const [name = ''] = address.split('@');
  return (
    guessedPasswords.has(text) ||
    plainGuessed.has(plain(text)) ||
    isPattern(text) ||
    text === address ||
    text === name
  );
}
