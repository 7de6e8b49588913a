import { createHash, randomBytes } from 'node:crypto';
import { clientSecret } from './test-sandbox';

export const clientId = '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c';
export const redirectUri = 'http://localhost:3000/auth/microsoft/callback';
export const signInScope = 'openid profile offline_access User.Read';

type Fields = Record<string, string>;

export interface TokenResult {
  readonly status: number;
  // The wire is under test, so nothing is assumed about the body.
  readonly body: Record<string, unknown>;
}

/** Fields to change in a request; undefined removes one. */
export type Changes = Record<string, string | undefined>;

function encode(fields: Changes): URLSearchParams {
  const given = Object.entries(fields).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new URLSearchParams(given);
}

/** The registered app, as a program that speaks the protocol directly. */
export class TestClient {
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(private readonly url: string) {}

  /** A sign-in address with PKCE, nonce and state. */
  authorizeUrl(changes: Changes = {}, authority = 'organizations'): string {
    const fields = {
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: signInScope,
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...changes,
    };
    return `${this.url}/${authority}/oauth2/v2.0/authorize?${encode(fields)}`;
  }

  async open(url: string, init: RequestInit = {}): Promise<Response> {
    return fetch(url, { redirect: 'manual', ...init });
  }

  /** Where a request that shows no page ends up. */
  async follow(url: string): Promise<URL> {
    const response = await this.open(url);
    const location = response.headers.get('location');
    if (response.status !== 302 || !location) {
      throw new Error(`Expected a redirect, got ${response.status}: ${await response.text()}`);
    }
    return new URL(location);
  }

  /** Signs someone in and returns the code. */
  async signIn(loginHint: string, changes: Changes = {}, authority?: string): Promise<string> {
    const automatic = { login_hint: loginHint, sandbox_auto: 'true', ...changes };
    const back = await this.follow(this.authorizeUrl(automatic, authority));
    const code = back.searchParams.get('code');
    if (!code) throw new Error(`Expected a code, got ${back.search}`);
    return code;
  }

  async token(changes: Changes, authority = 'organizations'): Promise<TokenResult> {
    const fields = { client_id: clientId, client_secret: clientSecret, ...changes };
    const response = await fetch(`${this.url}/${authority}/oauth2/v2.0/token`, {
      method: 'POST',
      body: encode(fields),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async redeem(code: string, changes: Changes = {}, authority?: string): Promise<TokenResult> {
    return this.token(
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: this.verifier,
        client_info: '1',
        ...changes,
      },
      authority,
    );
  }

  /** Signs someone in and fetches their tokens. */
  async tokensOf(loginHint: string, changes: Changes = {}): Promise<Fields> {
    const { status, body } = await this.redeem(await this.signIn(loginHint, changes));
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as Fields;
  }

  async refresh(
    refreshToken: string,
    changes: Changes = {},
    authority?: string,
  ): Promise<TokenResult> {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken, ...changes };
    return this.token(fields, authority);
  }

  async appToken(tenant: string, changes: Changes = {}): Promise<TokenResult> {
    const scope = 'https://graph.microsoft.com/.default';
    return this.token({ grant_type: 'client_credentials', scope, ...changes }, tenant);
  }

  /** A call to the control API. */
  async control(method: string, path: string, body?: unknown): Promise<Response> {
    const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    return fetch(`${this.url}/_sandbox${path}`, { method, ...(body !== undefined && json) });
  }
}
