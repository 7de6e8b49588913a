import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const lifetimeYears = 2;
const generateKeyPair = promisify(forge.pki.rsa.generateKeyPair);

interface KeyPair {
  key: forge.pki.rsa.PrivateKey;
  certificate: forge.pki.Certificate;
}

function toPfx({ key, certificate }: KeyPair, password: string): Buffer {
  const container = forge.pkcs12.toPkcs12Asn1(key, [certificate], password, {
    algorithm: 'aes256',
    friendlyName: 'EDUGraph',
  });
  return Buffer.from(forge.asn1.toDer(container).getBytes(), 'binary');
}

export interface CertificateWishes {
  /** Common name. */
  subject?: string;
  /** Of the PKCS#12; empty where it lies beside other secrets, for its owner only. */
  password?: string;
}

/**
 * A key and its self-signed certificate, with which the app proves itself to Entra for app-only tokens.
 * @returns PKCS#12
 */
export async function makeAppCertificate(
  now = new Date(),
  { subject: commonName = 'EDUGraph app-only', password = '' }: CertificateWishes = {},
): Promise<Buffer> {
  const keys = await generateKeyPair({ bits: 2048 });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  // A leading zero bit keeps the serial number positive.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now);
  certificate.validity.notAfter = new Date(now);
  certificate.validity.notAfter.setFullYear(now.getFullYear() + lifetimeYears);
  const subject = [{ name: 'commonName', value: commonName }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true },
  ]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return toPfx({ key: keys.privateKey, certificate }, password);
}

/** The certificate alone, as PEM, to hand to the app registration. */
export function certificateOf(pfx: Buffer, password = ''): string {
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(pfx.toString('binary')));
  const bagType = forge.pki.oids['certBag'] ?? '';
  const bags = forge.pkcs12.pkcs12FromAsn1(asn1, password).getBags({ bagType })[bagType];
  const certificate = bags?.[0]?.cert;
  if (!certificate) throw new Error('The PFX holds no certificate.');
  return forge.pki.certificateToPem(certificate);
}
