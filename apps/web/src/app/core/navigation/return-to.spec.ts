import { microsoftLoginAddress, safeReturnTo } from './return-to';

describe('safeReturnTo (S-9)', () => {
  it('keeps places of this app', () => {
    expect(safeReturnTo('/schools/s1/classes?search=a')).toBe('/schools/s1/classes?search=a');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'schools', '', null])(
    'refuses %s',
    (path) => {
      expect(safeReturnTo(path)).toBeUndefined();
    },
  );

  it('does not come back to sign-in', () => {
    expect(safeReturnTo('/sign-in?error=x')).toBeUndefined();
  });
});

describe('microsoftLoginAddress', () => {
  it('carries the place to come back to and whom to sign in', () => {
    expect(microsoftLoginAddress({})).toBe('/auth/microsoft/login');
    expect(microsoftLoginAddress({ returnTo: '/a?b=c', loginHint: 'x@y.example' })).toBe(
      '/auth/microsoft/login?returnTo=%2Fa%3Fb%3Dc&loginHint=x%40y.example',
    );
  });
});
