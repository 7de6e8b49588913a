import { Signer } from './signer';

describe('Signer', () => {
  const signer = new Signer('secret', 'a purpose');

  it('knows what it signed', () => {
    expect(signer.isSigned('text', signer.sign('text'))).toBe(true);
  });

  it.each([
    ['another text', signer.sign('other')],
    ['another purpose', new Signer('secret', 'b purpose').sign('text')],
    ['another secret', new Signer('terces', 'a purpose').sign('text')],
    ['a part of it', signer.sign('text').slice(0, -1)],
    ['nothing', ''],
    ['characters of several bytes', 'ü'.repeat(43)],
  ])('refuses the signature of %s', (_what, signature) => {
    expect(signer.isSigned('text', signature)).toBe(false);
  });
});
