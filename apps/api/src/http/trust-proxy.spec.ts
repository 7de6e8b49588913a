import { trustProxy } from './trust-proxy';

describe('TRUST_PROXY', () => {
  it.each([
    [undefined, false],
    ['false', false],
    ['true', true],
    ['2', 2],
    ['10.0.0.0/8, loopback', '10.0.0.0/8, loopback'],
  ])('%s is %s for Express (S-9)', (value, expected) => {
    expect(trustProxy(value)).toBe(expected);
  });
});
