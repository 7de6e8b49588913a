import type { Request, Response } from 'express';
import { checkSender, type Sender } from '../authorize/authorize-request';
import { startBrowserSession, type BrowserSession } from '../authority/browser-session';
import type { DirectoryTenant } from '../authority/directory';
import type { Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import { toFields, type Fields } from '../protocol/fields';
import { errorPage } from '../pages/error-page';
import { sendPage } from '../../pages/page';
import { errorUrl, returnUrl, sendBack } from '../protocol/return-to-client';
import { adminConsentPage } from './admin-consent-page';
import { administratorPickerPage, addressOf } from './administrator-picker';
import { grantedScope, requestedConsent, type RequestedConsent } from './requested-consent';

interface Visit {
  readonly entra: Entra;
  readonly request: Request;
  readonly response: Response;
  readonly fields: Fields;
  readonly sender: Sender;
  readonly consent: RequestedConsent;
}

function tenantsOf({ entra, sender }: Visit): readonly DirectoryTenant[] {
  return sender.tenant ? [sender.tenant] : entra.directory.tenants();
}

/** @throws EntraError 50034 for an unknown user, 90094 for someone who isn't an administrator */
function findAdministrator(visit: Visit, name: string): BrowserSession {
  for (const tenant of tenantsOf(visit)) {
    const person = tenant.findPerson(name);
    if (!person) continue;
    if (!person.isEnabled) throw new EntraError(50057);
    if (person.isAdministrator) return { tenant, person };
    throw new EntraError(90094, { clientId: visit.entra.clientId, scopes: 'all' });
  }
  throw new EntraError(50034, { user: name, tenant: visit.sender.authority });
}

function refusalUrl(sender: Sender, error: EntraError): string {
  const url = new URL(errorUrl(sender, error));
  // Entra sends this even when nothing was granted; a client must check `error` first.
  url.searchParams.set('admin_consent', 'True');
  return url.href;
}

function accept({ sender, consent, response }: Visit, { tenant }: BrowserSession): void {
  tenant.grantForTenant(
    consent.delegated.map(({ name }) => name),
    consent.application.map(({ name }) => name),
  );
  const answer = { admin_consent: 'True', tenant: tenant.id, scope: grantedScope(consent) };
  sendBack(response, returnUrl(sender, answer));
}

/** First click: who. Second click: yes or no. */
async function settleClick(visit: Visit, accountId: string, decision?: string): Promise<void> {
  const { entra, response, sender, consent } = visit;
  const account = findAdministrator(visit, accountId);
  if (decision === 'accept') return accept(visit, account);
  if (decision === 'cancel') throw new EntraError(65004);
  await startBrowserSession(entra, response, account);
  sendPage(
    response,
    adminConsentPage({
      ...consent,
      tenant: account.tenant,
      administrator: account.person,
      action: addressOf(visit),
      redirectUri: sender.redirectUri,
    }),
  );
}

async function settle(visit: Visit): Promise<void> {
  const { fields, request, response, sender } = visit;
  if (fields['sandbox_auto'] === 'true') {
    return accept(visit, findAdministrator(visit, fields['login_hint'] ?? ''));
  }
  const { sandbox_account: accountId, sandbox_consent: decision } = toFields(request.body);
  if (request.method !== 'POST' || !accountId) {
    const cancelHref = refusalUrl(sender, new EntraError(65004));
    return sendPage(response, administratorPickerPage(visit, tenantsOf(visit), cancelHref));
  }
  try {
    await settleClick(visit, accountId, decision);
  } catch (error) {
    if (!(error instanceof EntraError) || error.number === 65004) throw error;
    const back = { href: refusalUrl(sender, error), label: 'Back to EDUGraph' };
    sendPage(response, errorPage(error, back));
  }
}

/** The admin consent endpoint. @throws EntraError for anything that can only be shown on a page */
export async function answerAdminConsent(
  entra: Entra,
  request: Request,
  response: Response,
): Promise<void> {
  const fields = { ...toFields(request.query), ...toFields(request.body) };
  const authority = String(request.params['authority']);
  if (authority === 'common') {
    const reason = "Admin consent needs a tenant's id or domain, or 'organizations'.";
    throw new EntraError(901001, { reason });
  }
  const sender = checkSender(entra, authority, fields);
  try {
    const consent = requestedConsent(fields, entra.clientId);
    await settle({ entra, request, response, fields, sender, consent });
  } catch (error) {
    if (!(error instanceof EntraError)) throw error;
    sendBack(response, refusalUrl(sender, error));
  }
}
