import type { DirectoryTenant } from '../authority/directory';
import { findAuthority, type Entra } from '../authority/entra';
import type { ReturnAddress } from '../protocol/return-to-client';
import type { Fields } from '../protocol/fields';
import type { RequestedScopes } from '../registration/scopes';
import { checkClient } from './check-client';
import { checkPkce } from './check-pkce';
import { checkPrompt, type Prompt } from './check-prompt';
import { checkRedirectUri } from './check-redirect-uri';
import { checkResponseMode, checkResponseType } from './check-response';
import { checkScope } from './check-scope';

/** The part of a request whose errors are shown on a page, because no redirect can be trusted yet. */
export interface Sender extends ReturnAddress {
  readonly authority: string;
  /** Undefined at `organizations` and `common`. */
  readonly tenant: DirectoryTenant | undefined;
}

/** The rest, whose errors go back to the client. */
export interface SignInRequest {
  readonly scopes: RequestedScopes;
  readonly codeChallenge: string | undefined;
  readonly prompt: Prompt | undefined;
  readonly nonce: string | undefined;
  readonly loginHint: string | undefined;
  /** Whether a test wants an immediate redirect (`sandbox_auto=true`). */
  readonly isAutomatic: boolean;
}

/** @throws EntraError to be shown on a page */
export function checkSender(entra: Entra, authority: string, fields: Fields): Sender {
  const tenant = findAuthority(entra, authority);
  checkClient(fields, entra.clientId, authority);
  const redirectUri = checkRedirectUri(fields, entra.redirectOrigins);
  return { authority, tenant, redirectUri, state: fields['state'] };
}

/** @throws EntraError to be sent back to the client */
export function checkSignInRequest(entra: Entra, fields: Fields): SignInRequest {
  checkResponseType(fields);
  checkResponseMode(fields);
  const codeChallenge = checkPkce(fields);
  const scopes = checkScope(fields, entra.clientId);
  const prompt = checkPrompt(fields);
  return {
    scopes,
    codeChallenge,
    prompt,
    nonce: fields['nonce'],
    loginHint: fields['login_hint'],
    isAutomatic: fields['sandbox_auto'] === 'true',
  };
}
