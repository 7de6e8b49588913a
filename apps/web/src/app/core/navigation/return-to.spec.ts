import { microsoftLoginAddress, safeReturnTo } from './return-to';

describe('safeReturnTo (S-9)', () => {
  it('accepts paths within this app', () => {
    expect(safeReturnTo('/schools/s1/classes?search=a')).toBe('/schools/s1/classes?search=a');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'schools', '', null])(
    'refuses %s',
    (path) => {
      expect(safeReturnTo(path)).toBeUndefined();
    },
  );

  it('does not return to sign-in', () => {
    expect(safeReturnTo('/sign-in?error=x')).toBeUndefined();
  });
});

describe('microsoftLoginAddress', () => {
  it('includes the return path and the login hint', () => {
    expect(microsoftLoginAddress({})).toBe('/auth/microsoft/login');
    expect(microsoftLoginAddress({ returnTo: '/a?b=c', loginHint: 'x@y.example' })).toBe(
      '/auth/microsoft/login?returnTo=%2Fa%3Fb%3Dc&loginHint=x%40y.example',
    );
  });
});
