import { listClassesQuerySchema, registerSchema, signInSchema } from './index';

describe('contracts', () => {
  describe('registerSchema', () => {
    const valid = {
      email: ' Ana@School.example ',
      password: 'long enough',
      favoriteColor: '#2F19FF',
    };

    it('trims the email and accepts the three colors (AUTH-1)', () => {
      expect(registerSchema.parse(valid).email).toBe('Ana@School.example');
    });

    it.each([
      ['a color that is not one of the three (S-16)', { favoriteColor: 'red;background:url(x)' }],
      ['a password under 8 characters (AUTH-1)', { password: 'short' }],
      ['an address that is none', { email: 'ana' }],
      ['an unknown field', { isAdmin: true }],
    ])('refuses %s', (_what, change) => {
      expect(registerSchema.safeParse({ ...valid, ...change }).success).toBe(false);
    });
  });

  it('does not validate passwords at sign-in, so old ones still work', () => {
    expect(signInSchema.safeParse({ email: 'a@b.example', password: 'x' }).success).toBe(true);
  });

  it('lists all classes, 12 per page, by default', () => {
    expect(listClassesQuerySchema.parse({})).toEqual({ limit: 12, mine: false });
    expect(listClassesQuerySchema.parse({ mine: 'true', limit: '5' })).toEqual({
      limit: 5,
      mine: true,
    });
    expect(listClassesQuerySchema.safeParse({ limit: '0' }).success).toBe(false);
    expect(listClassesQuerySchema.safeParse({ mine: '1' }).success).toBe(false);
  });
});
