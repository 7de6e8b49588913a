import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import forge from 'node-forge';
import { loadApiConfig } from './load-api-config';

describe('the configuration', () => {
  let folder: string;
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'edugraph-config-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('needs no variable: a first start makes what is secret, for its owner only (RUN-1)', async () => {
    const config = await loadApiConfig({ VAR_DIR: folder });
    expect(config.DATABASE_URL).toBe(`sqlite:${join(folder, 'edugraph.sqlite')}`);
    expect(config.SESSION_SECRET.length).toBeGreaterThan(40);
    const modes = readdirSync(folder).map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]);
    expect(modes).toEqual([
      ['app-only.cer', '600'],
      ['app-only.pfx', '600'],
      ['secrets.json', '600'],
    ]);
  });

  it('keeps to what the first start made', async () => {
    const first = await loadApiConfig({ VAR_DIR: folder });
    expect(await loadApiConfig({ VAR_DIR: folder })).toEqual(first);
  });

  it('ends with one set of secrets when processes start at once', async () => {
    const starts = Array.from({ length: 4 }, () => loadApiConfig({ VAR_DIR: folder }));
    const [first, ...others] = await Promise.all(starts);
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(folder)).toHaveLength(3);
    const certificate = new X509Certificate(read('app-only.cer'));
    expect(certificate.checkPrivateKey(keyOf(join(folder, 'app-only.pfx')))).toBe(true);
  });

  it('takes a variable over the file', async () => {
    const CLIENT_SECRET = 'from the environment';
    const config = await loadApiConfig({ VAR_DIR: folder, CLIENT_SECRET });
    expect(config.CLIENT_SECRET).toBe(CLIENT_SECRET);
    expect(read('secrets.json')).not.toContain(CLIENT_SECRET);
  });

  it('names every problem at once in production, and makes nothing (RUN-3)', async () => {
    const load = loadApiConfig({ NODE_ENV: 'production', VAR_DIR: folder, PORT: 'x' });
    await expect(load).rejects.toThrow(
      /PORT: [^]*SESSION_SECRET: is required in production[^]*TOKEN_ENCRYPTION_KEYS: [^]*CLIENT_SECRET: [^]*CLIENT_CERTIFICATE_PATH: /,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not tell what is in a broken file of secrets (S-7)', async () => {
    writeFileSync(join(folder, 'secrets.json'), '{"sessionSecret": "hunter2"}');
    const load = loadApiConfig({ VAR_DIR: folder });
    await expect(load).rejects.toThrow(/secrets\.json is not a file of secrets/);
    await expect(load).rejects.not.toThrow(/hunter2/);
  });
});

function keyOf(path: string) {
  const asn1 = forge.asn1.fromDer(readFileSync(path, 'binary'));
  const bagType = forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '';
  const [bag] = forge.pkcs12.pkcs12FromAsn1(asn1, '').getBags({ bagType })[bagType] ?? [];
  return createPrivateKey(forge.pki.privateKeyToPem(bag!.key!));
}
