import type { EntraError } from '../protocol/entra-error';
import { html } from '../../pages/html';
import type { Page } from '../../pages/page';

/** A refusal that can't go back to the client, or that a person must read. */
export function errorPage(error: EntraError, back?: { href: string; label: string }): Page {
  return {
    title: 'Sandbox sign-in',
    status: error.status,
    main: html`<section class="card">
      <header>
        <h1>That request doesn't work</h1>
        <p>${error.description}</p>
      </header>
      ${
        back &&
        html`<footer>
          <span>Error ${error.number}</span><a href="${back.href}">${back.label}</a>
        </footer>`
      }
    </section>`,
  };
}
