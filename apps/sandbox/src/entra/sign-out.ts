import type { Request, Response } from 'express';
import { endBrowserSession } from './browser-session';
import type { Entra } from './entra';
import { findAuthority } from './entra';
import { toFields } from './fields';
import { html } from './pages/html';
import { sendPage } from './pages/page';
import { isRegisteredSignOutUri } from './registration';
import { sendBack } from './return-to-client';

/**
 * Ends the sandbox's session in this browser and goes back to the app, if the address given is one of the app's.
 * @see https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export function answerSignOut(entra: Entra, request: Request, response: Response): void {
  findAuthority(entra, String(request.params['authority']));
  const fields = { ...toFields(request.query), ...toFields(request.body) };
  const target = fields['post_logout_redirect_uri'];
  endBrowserSession(response);
  if (target !== undefined && isRegisteredSignOutUri(target, entra.redirectOrigins)) {
    const url = new URL(target);
    if (fields['state'] !== undefined) url.searchParams.set('state', fields['state']);
    sendBack(response, url.href);
    return;
  }
  sendPage(response, {
    title: 'Signed out',
    main: html`<section class="card">
      <header>
        <h1>You are signed out</h1>
        <p>
          You can close this page.
          ${target !== undefined && 'The address to go back to is not one of the app.'}
        </p>
      </header>
    </section>`,
  });
}
