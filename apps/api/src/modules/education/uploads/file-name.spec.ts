import { ValidationFailed } from '../../../http';
import { foldName, readFileName } from './file-name';

describe('file names (ASG-6)', () => {
  it.each([
    'a.txt',
    '.gitignore',
    'a b.c.d',
    '🧪👩‍🔬.png',
    'con-figuration.doc',
    'é',
    'x'.repeat(255),
  ])('accepts %s', (name) => {
    expect(readFileName(name)).toBe(name);
  });

  it.each([
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    'a\u0000',
    ' a',
    'a.',
    'LPT1.txt',
    '~$x.docx',
    '\uD800',
    'a\u202Eb',
  ])('rejects %j', (name) => {
    expect(() => readFileName(name)).toThrow(ValidationFailed);
  });

  it('stores each in one Unicode form', () => {
    expect(readFileName('Cafe\u0301')).toBe('Caf\u00e9');
    expect(foldName('CAFE\u0301')).toBe(foldName('caf\u00e9'));
    expect(foldName('a')).not.toBe(foldName('b'));
  });
});
