import { guessedPasswords } from './guessed-passwords';

/** Letters that people swap for look-alikes, swapped back. */
const plain = (text: string) =>
  text
    .replaceAll('0', 'o')
    .replaceAll(/[@4]/g, 'a')
    .replaceAll(/[$5]/g, 's')
    .replaceAll('3', 'e')
    .replaceAll(/[1!]/g, 'i');

const plainGuessed = new Set([...guessedPasswords].map(plain));

const isOneCharacter = (text: string) => new Set(text).size === 1;

/** Whether a password would be among the first that are guessed, for anybody or for this e-mail (AUTH-1). */
export function isGuessable(password: string, email: string): boolean {
  const text = password.normalize('NFC').toLowerCase();
  const address = email.trim().toLowerCase();
  const [name = ''] = address.split('@');
  return (
    guessedPasswords.has(text) ||
    plainGuessed.has(plain(text)) ||
    isOneCharacter(text) ||
    text === address ||
    text === name
  );
}
