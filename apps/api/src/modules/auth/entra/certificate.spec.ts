import { createPrivateKey, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { certificateOf, makeAppCertificate } from '../../../config/app-certificate';
import { readCertificate, readPfx } from './certificate';

async function setup() {
  const pfx = await makeAppCertificate(new Date('2026-11-23T10:00:00Z'));
  const made = { pfx, certificate: certificateOf(pfx) };
  const { privateKey } = readPfx(made.pfx);
  const key = forge.pki.privateKeyFromPem(privateKey);
  const certificate = forge.pki.certificateFromPem(made.certificate);
  const pack = (
    certificates: forge.pki.Certificate[],
    password: string,
    algorithm: 'aes256' | '3des',
  ) => {
    const asn1 = forge.pkcs12.toPkcs12Asn1(key, certificates, password, { algorithm });
    return Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
  };
  return { made, certificate, pack };
}

describe('readPfx', () => {
  it('reads what the first start generates: key, certificate and its SHA-256 without colons', async () => {
    const { made } = await setup();
    const read = readPfx(made.pfx);
    const certificate = new X509Certificate(made.certificate);
    expect(read.thumbprintSha256).toBe(certificate.fingerprint256.replaceAll(':', ''));
    expect(certificate.checkPrivateKey(createPrivateKey(read.privateKey))).toBe(true);
    expect(read.notAfter).toEqual(new Date('2028-11-23T10:00:00Z'));
  });

  it('reads a file with a password and old encryption, as Windows writes it', async () => {
    const { made, certificate, pack } = await setup();
    const read = readPfx(pack([certificate], 'pass word', '3des'), 'pass word');
    expect(read.thumbprintSha256).toBe(readPfx(made.pfx).thumbprintSha256);
  });

  it('rejects a wrong password', async () => {
    const { certificate, pack } = await setup();
    expect(() => readPfx(pack([certificate], 'right', 'aes256'), 'wrong')).toThrow(/password/i);
  });

  it('rejects a file without a certificate for its key', async () => {
    const { pack } = await setup();
    const foreign = forge.pki.certificateFromPem(certificateOf(await makeAppCertificate()));
    expect(() => readPfx(pack([foreign], '', 'aes256'))).toThrow('no certificate for its key');
  });
});

describe('readCertificate', () => {
  it('reads a .pfx, and the same as PEM in any order', async () => {
    const { made } = await setup();
    const { privateKey, certificatePem } = readPfx(made.pfx);
    const whole = readCertificate(made.pfx);
    for (const pem of [`${privateKey}\n${certificatePem}`, `${certificatePem}${privateKey}`]) {
      expect(readCertificate(Buffer.from(pem))).toEqual(whole);
    }
  });

  it('reads a PEM whose key has a password, and rejects a wrong one', async () => {
    const { made } = await setup();
    const { privateKey, certificatePem } = readPfx(made.pfx);
    const cipher = { cipher: 'aes-256-cbc', passphrase: 'right' };
    const key = createPrivateKey(privateKey).export({ format: 'pem', type: 'pkcs8', ...cipher });
    const pem = Buffer.from(`${certificatePem}${key.toString()}`);
    expect(readCertificate(pem, 'right').privateKey).toBe(privateKey);
    expect(() => readCertificate(pem, 'wrong')).toThrow();
  });

  it("rejects a PEM without a key, and one whose key and certificate don't match", async () => {
    const { made } = await setup();
    const { privateKey, certificatePem } = readPfx(made.pfx);
    const foreign = certificateOf(await makeAppCertificate());
    expect(() => readCertificate(Buffer.from(certificatePem))).toThrow('no private key');
    const both = Buffer.from(`${privateKey}${foreign}`);
    expect(() => readCertificate(both)).toThrow('no certificate for its key');
  });
});
