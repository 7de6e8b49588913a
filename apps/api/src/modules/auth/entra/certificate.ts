import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';

/** The app's own certificate, used to sign its app-only token requests. */
export interface AppCertificate {
  privateKey: string;
  certificatePem: string;
  /** SHA-256 of the certificate, in hex without colons, as MSAL expects it. */
  thumbprintSha256: string;
  notAfter: Date;
}

type Bag = forge.pkcs12.Bag;

const pemBlock = /-----BEGIN ([A-Z ]{1,40})-----(?:-{0,4}[^-])+-----END \1-----/g;

/** Reads key and certificate from a file: a PEM with both, or a .pfx. */
export function readCertificate(file: Buffer, passphrase = ''): AppCertificate {
  return file.includes('-----BEGIN ') ? readPem(file, passphrase) : readPfx(file, passphrase);
}

function readPem(file: Buffer, passphrase: string): AppCertificate {
  const blocks = [...file.toString('utf8').matchAll(pemBlock)];
  const ofKind = (end: string) =>
    blocks.filter(([, kind]) => kind?.endsWith(end)).map(([block]) => block);
  const [key] = ofKind('PRIVATE KEY');
  if (!key) throw new Error('The PEM file holds no private key.');
  const certificates = ofKind('CERTIFICATE').map((block) => new X509Certificate(block));
  return pair(createPrivateKey({ key, passphrase }), certificates);
}

/**
 * Reads key and certificate from a .pfx file, whatever program made it. node-forge only opens the container: `node:tls`
 * can read it too, but doesn't expose the key.
 */
export function readPfx(pfx: Buffer, passphrase = ''): AppCertificate {
  const container = forge.asn1.fromDer(forge.util.createBuffer(pfx.toString('binary')));
  const p12 = forge.pkcs12.pkcs12FromAsn1(container, true, passphrase);
  const bags = (type: string): Bag[] => p12.getBags({ bagType: type })[type] ?? [];
  const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids;

  const [keyFound] = [...bags(String(pkcs8ShroudedKeyBag)), ...bags(String(keyBag))];
  if (!keyFound) throw new Error('The .pfx file holds no private key.');
  const key = createPrivateKey({ key: keyDer(keyFound), format: 'der', type: 'pkcs8' });
  const certificates = bags(String(certBag)).map((bag) => new X509Certificate(certificateDer(bag)));
  return pair(key, certificates);
}

/** Pairs the key with its own certificate. */
function pair(key: KeyObject, certificates: readonly X509Certificate[]): AppCertificate {
  // MSAL signs with PS256, which rules out elliptic curves.
  if (key.asymmetricKeyType !== 'rsa') throw new Error('The file must hold an RSA key.');
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own) throw new Error('The file holds no certificate for its key.');
  return {
    privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    certificatePem: own.toString(),
    thumbprintSha256: own.fingerprint256.replaceAll(':', ''),
    notAfter: new Date(own.validTo),
  };
}

function keyDer(bag: Bag): Buffer {
  return toBuffer(
    bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1,
  );
}

function certificateDer(bag: Bag): Buffer {
  return toBuffer(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1);
}

const toBuffer = (asn1: forge.asn1.Asn1): Buffer =>
  Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary');
