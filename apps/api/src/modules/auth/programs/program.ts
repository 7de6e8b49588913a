import { apiScopes, type ApiScope } from '@app/contracts';

/** A program that may act in a tenant, as its access token and its client together allow. */
export interface Program {
  clientId: string;
  /** The client's name, for logs and marks. */
  name: string;
  tenantId: string;
  scopes: ReadonlySet<ApiScope>;
}

const known: ReadonlySet<string> = new Set(apiScopes);

/** The scopes in a blank-separated list that we know. */
export const readScopes = (list: string): ApiScope[] =>
  list.split(' ').filter((scope): scope is ApiScope => known.has(scope));
