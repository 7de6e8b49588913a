import type { Request, Response } from 'express';
import { html } from '../pages/html';
import { sendPage } from '../pages/page';
import { endBrowserSession } from './authority/browser-session';
import { type Entra, findAuthority } from './authority/entra';
import { toFields } from './protocol/fields';
import { isRegisteredSignOutUri } from './registration/registration';
import { sendBack } from './protocol/return-to-client';

/**
 * Ends the sandbox's session in this browser and goes back to the app, if the given address belongs to the app.
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
          ${target !== undefined && "The return address doesn't belong to the app."}
        </p>
      </header>
    </section>`,
  });
}
