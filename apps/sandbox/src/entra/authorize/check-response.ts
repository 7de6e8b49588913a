import { EntraError } from '../entra-error';
import { requireField } from '../fields';
import type { Fields } from '../fields';

/** Only the authorization code flow is imitated. */
export function checkResponseType(fields: Fields): void {
  const responseType = requireField(fields, 'response_type');
  if (responseType !== 'code') throw new EntraError(700054, { responseType });
}

/** Only `query` is imitated: with form_post a SameSite=Lax cookie of the app stays behind. */
export function checkResponseMode(fields: Fields): void {
  const mode = fields['response_mode'] ?? 'query';
  if (mode !== 'query') {
    throw new EntraError(901001, {
      reason: `The response_mode '${mode}' isn't imitated by this sandbox. Use 'query'.`,
    });
  }
}
