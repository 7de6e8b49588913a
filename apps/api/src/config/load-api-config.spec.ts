import { createPrivateKey, randomBytes, randomUUID, X509Certificate } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

  it('needs no variables: a first start creates the secrets, readable only by their owner (RUN-1)', async () => {
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

  it('accepts as many files as Microsoft promises, and never more than its newest page says', async () => {
    const { UPLOAD_LIMIT_MB: most } = await loadApiConfig({ VAR_DIR: folder });
    expect(most).toBe(50);
    const more = loadApiConfig({ VAR_DIR: folder, UPLOAD_LIMIT_MB: '501' });
    await expect(more).rejects.toThrow(/UPLOAD_LIMIT_MB/);
  });

  it('keeps what the first start created', async () => {
    const first = await loadApiConfig({ VAR_DIR: folder });
    expect(await loadApiConfig({ VAR_DIR: folder })).toEqual(first);
  });

  it('ends up with one set of secrets when processes start simultaneously', async () => {
    const starts = Array.from({ length: 4 }, () => loadApiConfig({ VAR_DIR: folder }));
    const [first, ...others] = await Promise.all(starts);
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(folder)).toHaveLength(3);
    const certificate = new X509Certificate(read('app-only.cer'));
    expect(certificate.checkPrivateKey(keyOf(join(folder, 'app-only.pfx')))).toBe(true);
  });

  it('prefers a variable to the file', async () => {
    const CLIENT_SECRET = 'from the environment';
    const config = await loadApiConfig({ VAR_DIR: folder, CLIENT_SECRET });
    expect(config.CLIENT_SECRET).toBe(CLIENT_SECRET);
    expect(read('secrets.json')).not.toContain(CLIENT_SECRET);
  });

  const production = () => ({
    NODE_ENV: 'production',
    VAR_DIR: folder,
    PUBLIC_URL: 'https://edu.school.example',
    ENTRA_LOGIN_URL: 'https://login.microsoftonline.com',
    GRAPH_URL: 'https://graph.microsoft.com',
    CLIENT_ID: randomUUID(),
    CLIENT_SECRET: randomBytes(30).toString('base64url'),
    CLIENT_CERTIFICATE_PATH: 'app-only.pfx',
    SESSION_SECRET: randomBytes(32).toString('base64'),
    TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  });

  const problemsOf = async (variables: Record<string, string>) => {
    const error: unknown = await loadApiConfig(variables).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(readdirSync(folder)).toEqual([]);
    return error instanceof Error ? error.message : '';
  };

  it('starts in production with everything it requires, and creates nothing (RUN-3)', async () => {
    const config = await loadApiConfig(production());
    expect(config.OUTLOOK_URL).toBe('https://outlook.office.com');
    expect(config.HOST).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('copies rosters by itself outside production only, unless ROSTER_MIRROR says otherwise (MIRROR-1)', async () => {
    const isOn = async (variables: Record<string, string>) =>
      (await loadApiConfig({ VAR_DIR: folder, ...variables })).ROSTER_MIRROR;
    expect(await isOn({})).toBe(true);
    expect(await isOn({ ROSTER_MIRROR: 'off' })).toBe(false);
    expect(await isOn(production())).toBe(false);
    expect(await isOn({ ...production(), ROSTER_MIRROR: 'on' })).toBe(true);
    await expect(isOn({ ROSTER_MIRROR: 'yes' })).rejects.toThrow(/ROSTER_MIRROR/);
  });

  it('reports every problem at once in production, and creates nothing (RUN-3)', async () => {
    const message = await problemsOf({ NODE_ENV: 'production', VAR_DIR: folder, PORT: 'x' });
    const names = [...message.matchAll(/^ {2}- (\w+):/gm)].map(([, name]) => name);
    const wanted = ['PORT', ...Object.keys(production()).slice(2)];
    expect(names.sort()).toEqual(wanted.sort());
  });

  it.each(
    Object.entries({
      PUBLIC_URL: ['http://edu.school.example', 'http://localhost:3000', ''],
      ENTRA_LOGIN_URL: ['', 'http://login.school.example'],
      GRAPH_URL: ['', 'http://10.0.0.1'],
      CLIENT_ID: ['', 'edugraph'],
      SESSION_SECRET: ['a'.repeat(64), 'change-me-change-me-change-me-change-me', 'short'],
      CLIENT_SECRET: ['aaaaaaaaaaaaaaaaaaaaaaaaaa', 'client-secret-of-the-app', 'Kq7~x9B'],
      TOKEN_ENCRYPTION_KEYS: [
        `k1:${Buffer.alloc(32).toString('base64')}`,
        `k2:${randomBytes(32).toString('base64')},k1:${Buffer.alloc(32, 'ab').toString('base64')}`,
        `k1:${Buffer.from('my-very-secret-encryption-key-32').toString('base64')}`,
        // The first would encrypt nothing and open nothing: rotation wouldn't happen.
        `k1:${randomBytes(32).toString('base64')},k1:${randomBytes(32).toString('base64')}`,
      ],
    }),
  )('refuses to start in production with an unsuitable %s: %j', async (name, values) => {
    for (const value of values) {
      const message = await problemsOf({ ...production(), [name]: value });
      expect(message).toMatch(new RegExp(`^Invalid environment:\n {2}- ${name}: [^\n]+$`));
      if (value) expect(message).not.toContain(value);
    }
  });

  it('listens only for this computer, unless told otherwise', async () => {
    expect((await loadApiConfig({ VAR_DIR: folder })).HOST).toBe('127.0.0.1');
    expect((await loadApiConfig({ VAR_DIR: folder, HOST: '0.0.0.0' })).HOST).toBe('0.0.0.0');
  });

  it('closes an existing folder and files to others (S-7)', async () => {
    await loadApiConfig({ VAR_DIR: folder });
    chmodSync(folder, 0o755);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    await loadApiConfig({ VAR_DIR: folder });
    const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
    expect(paths.filter((path) => statSync(path).mode & 0o077)).toEqual([]);
  });

  it('leaves a shared folder alone, whatever is set', async () => {
    chmodSync(folder, 0o1777);
    await loadApiConfig({ VAR_DIR: folder });
    expect((statSync(folder).mode & 0o7777).toString(8)).toBe('1777');
  });

  it("doesn't reveal what is in a broken secrets file (S-7)", async () => {
    writeFileSync(join(folder, 'secrets.json'), '{"sessionSecret": "hunter2"}');
    const load = loadApiConfig({ VAR_DIR: folder });
    await expect(load).rejects.toThrow(/secrets\.json is not a secrets file/);
    await expect(load).rejects.not.toThrow(/hunter2/);
  });
});

function keyOf(path: string) {
  const asn1 = forge.asn1.fromDer(readFileSync(path, 'binary'));
  const bagType = forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '';
  const [bag] = forge.pkcs12.pkcs12FromAsn1(asn1, '').getBags({ bagType })[bagType] ?? [];
  return createPrivateKey(forge.pki.privateKeyToPem(bag!.key!));
}
