import type { ApiScope, Problem } from '@app/contracts';
import { ApiClientRepository } from '../programs/api-client.repository';
import type { TestApi } from '../../../testing';

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { access_token: string; error?: string };
}

export interface ProgramAnswer<T> {
  status: number;
  headers: Headers;
  body: T & Problem;
}

/** A client of a tenant, and the program that uses it: sends what a program sends, and no cookies. */
export class TestProgram {
  private constructor(
    private readonly api: TestApi,
    readonly id: string,
    readonly clientId: string,
    readonly secret: string,
  ) {}

  static async create(
    api: TestApi,
    tenantId: string,
    options: { scopes?: ApiScope[]; expiresAt?: Date } = {},
  ): Promise<TestProgram> {
    const clients = api.app.get(ApiClientRepository);
    const { scopes = ['links.readonly', 'roster.readonly'], expiresAt = null } = options;
    const client = { tenantId, name: 'Library', scopes, createdBy: 'Pat', expiresAt };
    const { id, secret } = await clients.create(client);
    const { clientId } = (await clients.find(tenantId, id))!;
    return new TestProgram(api, id, clientId, secret);
  }

  /** Asks for a token, with the secret in the body. */
  ask(parameters: Record<string, string> = {}): Promise<TokenAnswer> {
    return postForm(this.api, {
      grant_type: 'client_credentials',
      client_id: this.clientId,
      client_secret: this.secret,
      ...parameters,
    });
  }

  async token(scope?: string): Promise<string> {
    const { status, body } = await this.ask(scope === undefined ? {} : { scope });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.access_token;
  }

  async get<T = unknown>(path: string, token?: string): Promise<ProgramAnswer<T>> {
    return call<T>(this.api, path, { authorization: `Bearer ${token ?? (await this.token())}` });
  }
}

/** A request with this `Authorization` header. */
export async function call<T = unknown>(
  api: TestApi,
  path: string,
  { authorization, method = 'GET' }: { authorization: string; method?: string },
): Promise<ProgramAnswer<T>> {
  const response = await fetch(new URL(path, api.url), { method, headers: { authorization } });
  const text = await response.text();
  const body = (text ? JSON.parse(text) : undefined) as T & Problem;
  return { status: response.status, headers: response.headers, body };
}

/** What is sent to the token endpoint. */
export async function postForm(
  api: TestApi,
  parameters: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const response = await fetch(new URL('/oauth/token', api.url), {
    method: 'POST',
    body: new URLSearchParams(parameters),
    headers,
  });
  const { status } = response;
  return {
    status,
    headers: response.headers,
    body: (await response.json()) as TokenAnswer['body'],
  };
}
