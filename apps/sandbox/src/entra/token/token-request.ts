import type { DirectoryTenant } from '../authority/directory';
import type { Entra } from '../authority/entra';
import type { Fields } from '../protocol/fields';

/** A token endpoint request whose client has been authenticated. */
export interface TokenRequest {
  readonly entra: Entra;
  readonly origin: string;
  /** As it appears in the address. */
  readonly authority: string;
  /** Undefined at `organizations` and `common`. */
  readonly tenant: DirectoryTenant | undefined;
  readonly fields: Fields;
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export interface TokenAnswer {
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  /** Absent for client credentials: MSAL would file the token under it and never find it again. */
  readonly scope?: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly client_info?: string;
}
