import { isGuessable } from './guessable-password';
import { guessedPasswords } from './guessed-passwords';

describe('a guessable password (AUTH-1)', () => {
  it.each([
    'password',
    'Password123',
    'P@ssw0rd',
    'qwertyuiop',
    '1234567890',
    'zzzzzzzzzzzz',
    'Ann.Lee@school.example',
    'ann.lee',
  ])('is %s', (password) => {
    expect(isGuessable(password, 'ann.lee@school.example')).toBe(true);
  });

  it.each(['correct horse battery', 'u7#kPq!2zL', 'Schöner Tag heute'])('is not %s', (password) => {
    expect(isGuessable(password, 'ann.lee@school.example')).toBe(false);
  });

  it('is looked up in a list of some hundreds, all long enough to be typed', () => {
    expect(guessedPasswords.size).toBeGreaterThan(500);
    expect([...guessedPasswords].filter((text) => text.length < 8)).toEqual([]);
  });
});
