import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Problem } from '@app/contracts';
import { listRoutes } from '../operations/list-routes';
import { startApi, type TestApi, type TestBrowser } from '../testing';

const script = 'chunk-Ab12_-9Z.js';
const page = '<script nonce="__CSP_NONCE__" src="x"></script><edu-root ngcspnonce="__CSP_NONCE__">';

/** The built web app in its own folder, with a secret just outside it. */
function buildWebApp(): { folder: string; root: string } {
  const folder = mkdtempSync(join(tmpdir(), 'edugraph-web-'));
  const root = join(folder, 'web');
  mkdirSync(root);
  writeFileSync(join(folder, 'outside.js'), 'secret');
  const code = Buffer.from('console.log(1)'.repeat(100));
  mkdirSync(join(root, 'assets'));
  writeFileSync(join(root, 'index.html'), page);
  writeFileSync(join(root, script), code);
  writeFileSync(join(root, `${script}.br`), brotliCompressSync(code));
  writeFileSync(join(root, `${script}.gz`), gzipSync(code));
  writeFileSync(join(root, 'icons.svg'), '<svg/>');
  return { folder, root };
}

describe('the web app', () => {
  let folder: string;
  let api: TestApi;
  let browser: TestBrowser;

  beforeAll(async () => {
    const built = buildWebApp();
    folder = built.folder;
    api = await startApi({ webRoot: built.root });
    browser = api.browser();
  });

  afterAll(async () => {
    await api.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['/', '/schools', '/schools/1/classes', '/sign-in?error=x', '/admin/consent'])(
    'answers %s with its page, never cached, each time with a new nonce',
    async (path) => {
      const [first, second] = [await browser.get<string>(path), await browser.get<string>(path)];
      expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const nonces = [first, second].map(({ body, headers }) => {
        const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
        expect(body).toBe(page.replaceAll('__CSP_NONCE__', nonce!));
        return nonce;
      });
      expect(nonces[0]).not.toBe(nonces[1]);
    },
  );

  it('allows only its own scripts, and no frame around it', async () => {
    const { headers } = await browser.get('/');
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('sends precompressed files: accepts %s, gets %s', async (accepted, encoding) => {
    const { status, headers } = await browser.get(`/${script}`, { 'accept-encoding': accepted });
    expect([status, headers.get('content-encoding')]).toEqual([200, encoding]);
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect(headers.get('vary')).toMatch(/accept-encoding/i);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('makes browsers revalidate names without a hash', async () => {
    const { headers } = await browser.get('/icons.svg');
    expect(headers.get('cache-control')).toBe('public, max-age=3600');
    expect(headers.get('etag')).toBeTruthy();
  });

  it.each([
    '/main-old12345.js',
    '/nope.css',
    '/index.html',
    '/..%2foutside.js',
    '/%2e%2e/outside.js',
  ])('has no %s: a page in its place would hide the problem', async (path) => {
    expect((await browser.get(path)).status).toBe(404);
  });

  it('leaves every first part of a route to the server, and no other', async () => {
    const firsts = new Set(listRoutes(api.app).map(({ path }) => path.split('/')[1]!));
    expect([...firsts].sort()).toEqual(['.well-known', 'api', 'auth', 'health', 'oauth']);
    for (const first of firsts)
      expect(await browser.get(`/${first}/nope`)).toMatchObject({ status: 404 });
    expect((await browser.get('/apiary')).status).toBe(200);
  });

  it.each(['/api/v1/nope', '/auth/nope', '/health/nope'])(
    'leaves %s to the server',
    async (path) => {
      const { status, body } = await browser.get<Problem>(path);
      expect([status, body.code]).toEqual([404, 'not_found']);
    },
  );

  it("compresses the API's long responses", async () => {
    const { headers } = await browser.get('/api/openapi.json', { 'accept-encoding': 'gzip' });
    expect(headers.get('content-encoding')).toBe('gzip');
  });
});

describe('our URLs (S-9)', () => {
  const forged = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  };

  it.each([
    ['off', { TRUST_PROXY: 'false' }],
    ['trusted', { TRUST_PROXY: '1' }],
  ])('are never based on the request, with TRUST_PROXY %s', async (_, environment) => {
    const api = await startApi({ environment });
    const answer = await api.browser().get('/auth/microsoft/login', forged);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.searchParams.get('redirect_uri')).toBe(`${api.url}/auth/microsoft/callback`);
    expect(JSON.stringify([...answer.headers])).not.toContain('evil.example');
    await api.stop();
  });

  it('are based on PUBLIC_URL, and then cookies are Secure', async () => {
    const api = await startApi({ environment: { PUBLIC_URL: 'https://edu.example' } });
    const browser = api.browser();
    const answer = await browser.get('/auth/microsoft/login');
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.searchParams.get('redirect_uri')).toBe(
      'https://edu.example/auth/microsoft/callback',
    );
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure/);
    expect(answer.headers.get('strict-transport-security')).toBe(
      'max-age=31536000; includeSubDomains',
    );
    await api.stop();
  });
});
