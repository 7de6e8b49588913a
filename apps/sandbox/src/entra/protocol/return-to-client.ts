import type { Response } from 'express';
import type { EntraError } from './entra-error';

/** Where the answer goes; already verified to belong to the client. */
export interface ReturnAddress {
  readonly redirectUri: string;
  readonly state: string | undefined;
}

/** The client's address with the answer in the query. */
export function returnUrl(
  { redirectUri, state }: ReturnAddress,
  answer: Readonly<Record<string, string>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}

/** The client's address with an error in the query, worded like the authorization endpoint's. */
export function errorUrl(address: ReturnAddress, error: EntraError): string {
  return returnUrl(address, {
    error: error.number === 65001 ? 'consent_required' : error.error,
    error_description: error.description,
  });
}

/** Sends the browser back; 302, as Entra does for response_mode=query. */
export function sendBack(response: Response, url: string): void {
  response
    .set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' })
    .redirect(302, url);
}
