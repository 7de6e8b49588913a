import { isGuessable } from './guessable-password';
import { guessedPasswords } from './guessed-passwords';

describe('isGuessable (AUTH-1)', () => {
  it.each([
    'password',
    'Password123',
    'P@ssw0rd',
    'qwertyuiop',
    '1234567890',
    'zzzzzzzzzzzz',
    '00000000',
    '123123123',
    'abcabcabc',
    'abcdefgh',
    '87654321',
    'Summer2027!',
    'trustno1',
    'qwertzuiop',
    'jennifer',
    'school123',
    'Ann.Lee@school.example',
    'ann.lee',
  ])('rejects %s', (password) => {
    expect(isGuessable(password, 'ann.lee@school.example')).toBe(true);
  });

  it.each(['correct horse battery', 'u7#kPq!2zL', 'Schöner Tag heute'])(
    'accepts %s',
    (password) => {
      expect(isGuessable(password, 'ann.lee@school.example')).toBe(false);
    },
  );

  it('knows thousands of passwords, all long enough to be allowed', () => {
    expect(guessedPasswords.size).toBeGreaterThan(10_000);
    expect([...guessedPasswords].filter((text) => text.length < 8)).toEqual([]);
    expect([...guessedPasswords].filter((text) => text !== text.toLowerCase())).toEqual([]);
  });

  it("doesn't take long for long passwords", () => {
    const start = performance.now();
    isGuessable('ab'.repeat(2_000) + 'x', 'ann.lee@school.example');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
