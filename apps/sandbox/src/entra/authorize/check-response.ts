import { EntraError } from '../protocol/entra-error';
import { requireField, type Fields } from '../protocol/fields';

/** Only the authorization code flow is imitated. */
export function checkResponseType(fields: Fields): void {
  const responseType = requireField(fields, 'response_type');
  if (responseType !== 'code') throw new EntraError(700054, { responseType });
}

/** Only `query` is imitated: with form_post the browser wouldn't send the app's SameSite=Lax cookie. */
export function checkResponseMode(fields: Fields): void {
  const mode = fields['response_mode'] ?? 'query';
  if (mode !== 'query') {
    throw new EntraError(901001, {
      reason: `The response_mode '${mode}' isn't imitated by this sandbox. Use 'query'.`,
    });
  }
}
