import type { Request } from 'express';
import type { Sender } from '../authorize/authorize-request';
import { chooseTenant, listQuery, requestParameters } from '../authorize/picker';
import { choosePeople } from '../authority/choose-people';
import type { DirectoryTenant } from '../authority/directory';
import { EntraError } from '../protocol/entra-error';
import type { Fields } from '../protocol/fields';
import { accountPickerPage } from '../pages/account-picker-page';
import type { Page } from '../../pages/page';

interface PickerVisit {
  readonly request: Request;
  readonly fields: Fields;
  readonly sender: Sender;
}

/** Path and parameters of the app's request. */
export function addressOf({ request, fields }: Pick<PickerVisit, 'request' | 'fields'>): string {
  return `${request.path}?${new URLSearchParams(requestParameters(fields))}`;
}

/** The page where administrators say who they are before they are asked to consent. */
export function administratorPickerPage(
  { request, fields, sender }: PickerVisit,
  tenants: readonly DirectoryTenant[],
  cancelHref: string,
): Page {
  const tenant = chooseTenant(tenants, [fields['sandbox_tenant'], fields['login_hint']]);
  if (!tenant) throw new EntraError(90002, { tenant: sender.authority });
  const { find, page } = listQuery(fields);
  return accountPickerPage({
    heading: 'Choose an administrator',
    lead: 'EDUGraph needs approval from an administrator of',
    tenant,
    tenants,
    choice: choosePeople(tenant, { find, page: page || 1, first: [], isForAdministrators: true }),
    find,
    hintedId: fields['login_hint'] && tenant.findPerson(fields['login_hint'])?.id,
    signedInId: undefined,
    path: request.path,
    parameters: requestParameters(fields),
    redirectUri: sender.redirectUri,
    cancelHref,
    cancelLabel: 'Cancel',
    asked: [
      ['scope', fields['scope'] ?? ''],
      ['redirect_uri', sender.redirectUri],
    ],
  });
}
