import { safeReturnTo } from './return-to';

describe('safeReturnTo (S-9)', () => {
  it.each([
    '/',
    '/schools',
    '/schools/3/classes?mine=true&search=a%20b#top',
    '/classes/3/seating?next=https://elsewhere.example',
    '/admin',
    '/apiary',
  ])('returns to %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    'evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/schools\r\nSet-Cookie: a=b',
    ' //evil.example',
    '/ /evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/schools/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    '/api/v1/session',
    '/auth/microsoft/login',
    '/AUTH/microsoft/link',
    '/x/../auth/microsoft/link',
    '',
    undefined,
    ['/schools', '/admin'],
    { path: '/schools' },
    `/${'a'.repeat(2000)}`,
  ])("doesn't follow %j", (value) => {
    expect(safeReturnTo(value)).toBeUndefined();
  });
});
