import type { Request, Response } from 'express';
import { findBrowserSession, type BrowserSession } from '../authority/browser-session';
import type { DirectoryTenant } from '../authority/directory';
import type { Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import { toFields, type Fields } from '../protocol/fields';
import { needApprovalPage } from '../pages/need-approval-page';
import { errorPage } from '../pages/error-page';
import { sendPage } from '../../pages/page';
import { errorUrl, sendBack } from '../protocol/return-to-client';
import {
  checkSender,
  checkSignInRequest,
  type Sender,
  type SignInRequest,
} from './authorize-request';
import { pickerPage } from './picker';
import { completeSignIn } from './sign-in';

interface Visit {
  readonly entra: Entra;
  readonly request: Request;
  readonly response: Response;
  readonly fields: Fields;
  readonly sender: Sender;
  readonly signIn: SignInRequest;
}

function findAccount(tenants: readonly DirectoryTenant[], name: string): BrowserSession {
  for (const tenant of tenants) {
    const person = tenant.findPerson(name);
    if (person) return { tenant, person };
  }
  const tenant = tenants.map(({ domain }) => domain).join(', ');
  throw new EntraError(50034, { user: name, tenant });
}

function tenantsOf({ entra, sender }: Visit): readonly DirectoryTenant[] {
  return sender.tenant ? [sender.tenant] : entra.directory.tenants();
}

/** Without asking anyone: for prompt=none. @throws EntraError 50058 when nobody suitable is signed in */
async function findSilentAccount(visit: Visit): Promise<BrowserSession> {
  const session = await findBrowserSession(visit.entra, visit.request);
  const hint = visit.signIn.loginHint?.toLowerCase();
  const isWanted =
    session &&
    tenantsOf(visit).some(({ id }) => id === session.tenant.id) &&
    (!hint || session.person.userPrincipalName.toLowerCase() === hint);
  if (!isWanted) throw new EntraError(50058);
  return session;
}

async function complete(visit: Visit, account: BrowserSession, isChosen: boolean): Promise<void> {
  const { entra, response, sender, signIn, fields } = visit;
  await completeSignIn(entra, response, { sender, request: signIn, account, fields, isChosen });
}

/** Someone clicked an account. A refusal is shown on a page, not sent back. */
async function completeClick(visit: Visit, accountId: string): Promise<void> {
  try {
    await complete(visit, findAccount(tenantsOf(visit), accountId), true);
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    const backHref = errorUrl(visit.sender, error);
    sendPage(
      visit.response,
      error.number === 65001
        ? needApprovalPage(error.details['scopes']?.split(' ') ?? [], backHref)
        : errorPage(error, { href: backHref, label: 'Back to EDUGraph' }),
    );
  }
}

async function settle(visit: Visit): Promise<void> {
  const { signIn, request } = visit;
  if (signIn.isAutomatic) {
    const account = findAccount(tenantsOf(visit), signIn.loginHint ?? '');
    // A test stands in for a person's click, but the answer is always the redirect.
    return complete(visit, account, true);
  }
  if (signIn.prompt === 'none') return complete(visit, await findSilentAccount(visit), false);
  const clicked = request.method === 'POST' && toFields(request.body)['sandbox_account'];
  if (clicked) return completeClick(visit, clicked);
  sendPage(visit.response, await pickerPage(visit, tenantsOf(visit)));
}

/** The authorization endpoint. @throws EntraError for anything that can only be shown on a page */
export async function answerAuthorize(
  entra: Entra,
  request: Request,
  response: Response,
): Promise<void> {
  const fields = { ...toFields(request.query), ...toFields(request.body) };
  const sender = checkSender(entra, String(request.params['authority']), fields);
  try {
    const signIn = checkSignInRequest(entra, fields);
    await settle({ entra, request, response, fields, sender, signIn });
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    sendBack(response, errorUrl(sender, error));
  }
}
