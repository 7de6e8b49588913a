import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const lifetimeYears = 2;
const generateKeyPair = promisify(forge.pki.rsa.generateKeyPair);

function toPfx(key: forge.pki.rsa.PrivateKey, certificate: forge.pki.Certificate): Buffer {
  const container = forge.pkcs12.toPkcs12Asn1(key, [certificate], '', {
    algorithm: 'aes256',
    friendlyName: 'EDUGraph',
  });
  return Buffer.from(forge.asn1.toDer(container).getBytes(), 'binary');
}

/**
 * A key and its self-signed certificate, with which the app proves itself to Entra for app-only tokens.
 * @returns PKCS#12 without a password: it lies beside the other secrets, for its owner only
 */
export async function makeAppCertificate(now = new Date()): Promise<Buffer> {
  const keys = await generateKeyPair({ bits: 2048 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  // A leading zero bit keeps the serial number positive.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now);
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setFullYear(now.getFullYear() + lifetimeYears);
  const subject = [{ name: 'commonName', value: 'EDUGraph app-only' }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true },
  ]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return toPfx(keys.privateKey, certificate);
}

/** The certificate alone, as PEM, to hand to the app registration. */
export function certificateOf(pfx: Buffer): string {
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(pfx.toString('binary')));
  const bagType = forge.pki.oids['certBag'] ?? '';
  const bags = forge.pkcs12.pkcs12FromAsn1(asn1, '').getBags({ bagType })[bagType];
  const certificate = bags?.[0]?.cert;
  if (!certificate) throw new Error('The PFX holds no certificate.');
  return forge.pki.certificateToPem(certificate);
}
