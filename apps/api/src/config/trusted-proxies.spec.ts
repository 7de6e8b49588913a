import { trustedProxies } from './trusted-proxies';

describe('TRUST_PROXY (S-9)', () => {
  it.each([
    ['false', false],
    ['0', 0],
    ['2', 2],
    ['10.0.0.0/8, loopback', ['10.0.0.0/8', 'loopback']],
    ['203.0.113.7', ['203.0.113.7']],
    ['fd00::/8,::1', ['fd00::/8', '::1']],
    ['::ffff:10.0.0.0/104', ['::ffff:10.0.0.0/104']],
  ])('%s is %j for Express', (text, expected) => {
    expect(trustedProxies.parse(text)).toEqual(expected);
  });

  it.each([
    'true',
    'TRUE',
    'yes',
    '*',
    'any',
    'all',
    '-1',
    '1.5',
    '99999',
    '0.0.0.0/0',
    '0.0.0.0/1,128.0.0.0/1',
    '10.0.0.0/7',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/0.0.0.0',
    '::/0',
    '2000::/3',
    '::ffff:0:0/96',
    '::ffff:0.0.0.0/100',
    '0:0:0:0:0:ffff:0:0/96',
    'loopback,',
    'localhost',
    'constructor',
  ])('refuses %s: it would trust anyone, or says nothing', (text) => {
    expect(trustedProxies.safeParse(text).success).toBe(false);
  });
});
