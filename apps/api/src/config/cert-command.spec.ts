import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertificate } from '../modules/auth/entra/certificate';
import { makeCertificateFiles, readCertOptions } from './cert-command';
import { WrongCommand } from './wrong-command';

describe('the command that creates a certificate (RUN-4)', () => {
  let out: string;
  beforeEach(() => {
    out = mkdtempSync(join(tmpdir(), 'edugraph-cert-'));
  });
  afterEach(() => {
    rmSync(out, { recursive: true, force: true });
  });

  const read = (name: string) => readFileSync(join(out, name));

  it("writes a .pfx that the API can read, its certificate, and the manifest's credential", async () => {
    const options = readCertOptions(['--subject', 'CN=School app', '--out', out]);
    expect(await makeCertificateFiles(options, 'pass word')).toHaveLength(3);
    const { certificatePem } = readCertificate(read('app-only.pfx'), 'pass word');
    const certificate = new X509Certificate(read('app-only.cer'));
    expect(certificate.fingerprint256).toBe(new X509Certificate(certificatePem).fingerprint256);
    expect(certificate.subject).toBe('CN=School app');
    const credential = JSON.parse(read('key-credential.json').toString()) as Record<string, string>;
    expect(Buffer.from(credential['key']!, 'base64')).toEqual(certificate.raw);
    const thumbprint = Buffer.from(credential['customKeyIdentifier']!, 'base64').toString('hex');
    expect(thumbprint).toBe(certificate.fingerprint.replaceAll(':', '').toLowerCase());
    expect(credential).toMatchObject({ type: 'AsymmetricX509Cert', usage: 'Verify' });
  });

  it('never overwrites an existing key', async () => {
    const options = readCertOptions(['--out', out]);
    await makeCertificateFiles(options, '');
    const before = read('app-only.pfx');
    await expect(makeCertificateFiles(options, '')).rejects.toThrow(WrongCommand);
    expect(read('app-only.pfx')).toEqual(before);
  });

  it.each([[['--subject', 'School']], [['--subject', 'CN=']], [['--years', '3']]])(
    'refuses %j',
    (args) => {
      expect(() => readCertOptions(args)).toThrow(WrongCommand);
    },
  );
});
