import type { Request } from 'express';
import { findBrowserSession, type BrowserSession } from '../authority/browser-session';
import { choosePeople } from '../authority/choose-people';
import type { DirectoryTenant } from '../authority/directory';
import type { Entra } from '../authority/entra';
import { EntraError } from '../protocol/entra-error';
import type { Fields } from '../protocol/fields';
import { accountPickerPage } from '../pages/account-picker-page';
import type { Page } from '../../pages/page';
import { errorUrl } from '../protocol/return-to-client';
import type { Sender, SignInRequest } from './authorize-request';

interface PickerVisit {
  readonly entra: Entra;
  readonly request: Request;
  readonly fields: Fields;
  readonly sender: Sender;
  readonly signIn: SignInRequest;
}

/** The page's own parameters, which its links set afresh. */
const pageParameters = ['sandbox_find', 'sandbox_page', 'sandbox_tenant', 'sandbox_account'];

/** The parameters of the app's request, without the page's own. */
export function requestParameters(fields: Fields): Record<string, string> {
  const entries = Object.entries(fields).filter(([name]) => !pageParameters.includes(name));
  return Object.fromEntries(entries) as Record<string, string>;
}

/** The search text and the page of the list; 0 when no page was asked for. */
export function listQuery(fields: Fields): { readonly find: string; readonly page: number } {
  return {
    find: fields['sandbox_find']?.trim().slice(0, 100) ?? '',
    page: Math.trunc(Number(fields['sandbox_page'])) || 0,
  };
}

/** The tenant whose people are listed: the one chosen, hinted at, or signed in to, or else the first. */
export function chooseTenant(
  tenants: readonly DirectoryTenant[],
  names: readonly (string | undefined)[],
): DirectoryTenant | undefined {
  for (const name of names) {
    const wanted = name?.split('@').at(-1)?.toLowerCase() ?? '';
    const tenant = tenants.find(({ id, domains }) => id === wanted || domains.includes(wanted));
    if (tenant) return tenant;
  }
  return tenants[0];
}

function askedLines(fields: Fields, { codeChallenge }: SignInRequest): [string, string][] {
  return [
    ['response_type', codeChallenge ? 'code (PKCE S256)' : 'code'],
    ['scope', fields['scope'] ?? ''],
    ['redirect_uri', fields['redirect_uri'] ?? ''],
    ...(fields['prompt'] ? [['prompt', fields['prompt']] as [string, string]] : []),
  ];
}

interface FirstPeople {
  readonly hintedId: string | undefined;
  readonly signedInId: string | undefined;
}

function firstPeople(
  tenant: DirectoryTenant,
  loginHint: string | undefined,
  session: BrowserSession | undefined,
): FirstPeople {
  return {
    hintedId: loginHint ? tenant.findPerson(loginHint)?.id : undefined,
    signedInId: session?.tenant.id === tenant.id ? session.person.id : undefined,
  };
}

/** The sign-in page. Even with one session and a hint it takes a click, like the real one on a new device. */
export async function pickerPage(
  { entra, request, fields, sender, signIn }: PickerVisit,
  tenants: readonly DirectoryTenant[],
): Promise<Page> {
  const { loginHint, prompt } = signIn;
  const session = prompt === 'login' ? undefined : await findBrowserSession(entra, request);
  const names = [fields['sandbox_tenant'], loginHint, fields['domain_hint'], session?.tenant.id];
  const tenant = chooseTenant(tenants, names);
  if (!tenant) throw new EntraError(90002, { tenant: sender.authority });
  const { hintedId, signedInId } = firstPeople(tenant, loginHint, session);
  const first = [hintedId, signedInId].filter((id) => id !== undefined);
  return accountPickerPage({
    heading: 'Choose a test account',
    lead: 'EDUGraph asks who you are in',
    tenant,
    tenants,
    choice: choosePeople(tenant, { ...listQuery(fields), first }),
    find: listQuery(fields).find,
    hintedId: hintedId ?? signedInId,
    signedInId,
    path: request.path,
    parameters: requestParameters(fields),
    redirectUri: sender.redirectUri,
    cancelHref: errorUrl(sender, new EntraError(65004)),
    cancelLabel: 'Cancel sign-in',
    asked: askedLines(fields, signIn),
  });
}
