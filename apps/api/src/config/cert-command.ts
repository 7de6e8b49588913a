import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock/clock';
import { certificateOf, makeAppCertificate } from './app-certificate';
import { WrongCommand } from './wrong-command';
import { writeOnce } from './write-once';

export interface CertOptions {
  subject: string;
  /** The folder for the files. */
  out: string;
}

const usage = 'cert --subject "CN=…" [--out FOLDER]; CLIENT_CERTIFICATE_PASSWORD protects the .pfx';
const commonName = /^CN=(.+)$/i;

/** @throws WrongCommand */
export function readCertOptions(args: string[]): CertOptions {
  const options = { subject: { type: 'string' }, out: { type: 'string' } } as const;
  try {
    const { subject = 'CN=EDUGraph app-only', out = '.' } = parseArgs({ args, options }).values;
    const name = commonName.exec(subject)?.[1]?.trim();
    if (!name) throw new Error('The subject must be a common name, such as "CN=EDUGraph".');
    return { subject: name, out };
  } catch (error) {
    throw new WrongCommand((error as Error).message, usage);
  }
}

/**
 * Creates a key pair: `app-only.pfx` for CLIENT_CERTIFICATE_PATH, `app-only.cer` to upload to the registration, and
 * `key-credential.json` for editing its manifest. Never overwrites an existing file.
 * @see https://learn.microsoft.com/graph/api/resources/keycredential
 * @returns what was written
 */
export async function makeCertificateFiles(
  { subject, out }: CertOptions,
  password: string,
): Promise<string[]> {
  const pfx = await makeAppCertificate(systemClock.date(), { subject, password });
  const pem = certificateOf(pfx, password);
  const files: [name: string, content: string | Buffer][] = [
    ['app-only.pfx', pfx],
    ['app-only.cer', pem],
    ['key-credential.json', `${JSON.stringify(toKeyCredential(pem, subject), null, 2)}\n`],
  ];
  const written: string[] = [];
  for (const [name, content] of files) {
    const path = join(out, name);
    if (!writeOnce(path, content)) throw new WrongCommand(`${path} already exists.`, usage);
    written.push(path);
  }
  return written;
}

function toKeyCredential(pem: string, displayName: string) {
  const certificate = new X509Certificate(pem);
  const thumbprint = createHash('sha1').update(certificate.raw).digest('base64');
  return {
    customKeyIdentifier: thumbprint,
    displayName,
    endDateTime: new Date(certificate.validTo).toISOString(),
    key: certificate.raw.toString('base64'),
    keyId: randomUUID(),
    startDateTime: new Date(certificate.validFrom).toISOString(),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
  };
}
