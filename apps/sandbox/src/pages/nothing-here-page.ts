import { html } from './html';
import type { Page } from './page';

/** For an address that leads nowhere. */
export function nothingHerePage(explanation: string): Page {
  return {
    title: 'Nothing here',
    status: 404,
    main: html`<section class="card">
      <header>
        <h1>There is nothing here</h1>
        <p>${explanation}</p>
      </header>
    </section>`,
  };
}
