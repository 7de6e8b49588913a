import { randomBytes } from 'node:crypto';
import { isWeakKey, isWeakSecret } from './weak-secret';

describe('a secret', () => {
  it.each([
    'a'.repeat(40),
    'ab'.repeat(20),
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab',
    '0123456789abcdef0123456789abcdef',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    '12345678901234567890123456789012',
    '11112222333344445555666677778888',
    'this-is-a-very-long-session-secret-change-me',
    'changeme-changeme-changeme-changeme!',
    'please-replace-this-session-secret-please',
    'SuperSecretSessionSecretForProduction',
    'passwordpassword1234passwordpassword',
    'qwertyuiopasdfghjklzxcvbnm1234567890',
    'your-session-secret-at-least-32-chars',
    'edugraph-production-session-secret-key',
    'correct horse battery staple password',
    'x'.repeat(31) + 'é',
    '\u{1F600}'.repeat(20),
  ])('like %s is refused', (text) => {
    expect(isWeakSecret(text)).toBe(true);
  });

  it('generated at random is accepted, in any usual notation', () => {
    for (let n = 0; n < 2000; n++) {
      expect(isWeakSecret(randomBytes(32).toString('base64'))).toBe(false);
      expect(isWeakSecret(randomBytes(24).toString('base64url'))).toBe(false);
      expect(isWeakSecret(randomBytes(16).toString('hex'))).toBe(false);
      expect(isWeakKey(randomBytes(32))).toBe(false);
    }
  });

  it('created by Entra is accepted', () => {
    expect(isWeakSecret('Qx78Q~3kVb9.TzLm2_pRw6Yd-HsNc4Ju1GfAe5oKq')).toBe(false);
  });
});

describe('a key', () => {
  it.each([
    ['zeros', Buffer.alloc(32)],
    ['one repeated byte', Buffer.alloc(32, 7)],
    ['two alternating bytes', Buffer.alloc(32, 'ab')],
    ['bytes that count up', Buffer.from(Array.from({ length: 32 }, (_, n) => n))],
    ['the same half twice', Buffer.concat([Buffer.alloc(16, 'abcdefghijklmnop')]).fill('x')],
    ['words', Buffer.from('my-very-secret-encryption-key-32')],
    ['mostly zeros', Buffer.concat([Buffer.alloc(22), Buffer.from('0123456789')])],
  ])('of %s is refused', (_, bytes) => {
    expect(isWeakKey(bytes)).toBe(true);
  });
});
