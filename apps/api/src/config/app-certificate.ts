import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { systemClock } from '../clock/clock';

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

export interface CertificateOptions {
  /** Common name. */
  subject?: string;
  /** The PKCS#12's password; empty if the file sits among other secrets, readable only by its owner. */
  password?: string;
}

/**
 * A key and its self-signed certificate, which the app presents to Entra for app-only tokens.
 * @returns PKCS#12
 */
export async function makeAppCertificate(
  now = systemClock.date(),
  { subject: commonName = 'EDUGraph app-only', password = '' }: CertificateOptions = {},
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

/** The certificate alone, as PEM, to upload to the app registration. */
export function certificateOf(pfx: Buffer, password = ''): string {
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(pfx.toString('binary')));
  const bagType = forge.pki.oids['certBag'] ?? '';
  const bags = forge.pkcs12.pkcs12FromAsn1(asn1, password).getBags({ bagType })[bagType];
  const certificate = bags?.[0]?.cert;
  if (!certificate) throw new Error('The PFX contains no certificate.');
  return forge.pki.certificateToPem(certificate);
}
