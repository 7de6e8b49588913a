import { X509Certificate } from 'node:crypto';
import forge from 'node-forge';

export interface TestCertificate {
  readonly privateKey: string;
  /** PEM. */
  readonly certificate: string;
  /** Hexadecimal. */
  readonly thumbprintSha256: string;
}

/** A self-signed certificate like the one the API makes on first start. */
export function makeTestCertificate(): TestCertificate {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 60_000);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  const name = [{ name: 'commonName', value: 'EDUGraph' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  const pem = forge.pki.certificateToPem(certificate);
  return {
    privateKey: forge.pki.privateKeyToPem(keys.privateKey),
    certificate: pem,
    thumbprintSha256: new X509Certificate(pem).fingerprint256.replaceAll(':', ''),
  };
}
