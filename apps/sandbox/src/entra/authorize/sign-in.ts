import type { Response } from 'express';
import { startBrowserSession, type BrowserSession } from '../authority/browser-session';
import { consentState } from '../authority/consent';
import type { Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import { returnUrl, sendBack } from '../protocol/return-to-client';
import type { Sender, SignInRequest } from './authorize-request';

/** A sign-in that only lacks consent. */
export interface SignIn {
  readonly sender: Sender;
  readonly request: SignInRequest;
  readonly account: BrowserSession;
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** Whether the person chose the account just now, which counts as consenting for themselves. */
  readonly isChosen: boolean;
}

/** @throws EntraError 65001 for anything that choosing the account can't grant */
function settleConsent(entra: Entra, { request, account, isChosen }: SignIn): void {
  const { tenant, person } = account;
  const state = consentState(tenant, person.id, request.scopes);
  const { userMayGrant, administratorMustGrant } = state;
  const missing = [...administratorMustGrant, ...(isChosen ? [] : userMayGrant)];
  if (missing.length > 0) {
    throw new EntraError(65001, { clientId: entra.clientId, scopes: missing.join(' ') });
  }
  if (userMayGrant.length > 0) tenant.grantForUser(person.id, userMayGrant);
}

/** Signs the person in and sends the code to the client. @throws EntraError before anything is sent */
export async function completeSignIn(
  entra: Entra,
  response: Response,
  signIn: SignIn,
): Promise<void> {
  const { sender, request, account, fields } = signIn;
  if (!account.person.isEnabled) throw new EntraError(50057);
  settleConsent(entra, signIn);
  const code = entra.codes.issue({
    tenantId: account.tenant.id,
    userId: account.person.id,
    clientId: entra.clientId,
    redirectUri: sender.redirectUri,
    scope: fields['scope'] ?? '',
    nonce: request.nonce,
    codeChallenge: request.codeChallenge,
  });
  await startBrowserSession(entra, response, account);
  sendBack(response, returnUrl(sender, { code }));
}
