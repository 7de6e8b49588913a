import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { Html, html } from './html';
import { styles } from './styles';

const flask =
  'M172-120q-41.78 0-59.39-39T124-230l248-280v-270h-52q-12.75 0-21.37-8.68-8.63-8.67-8.63-21.5 0-12.82 8.63-21.32 8.62-8.5 21.37-8.5h320q12.75 0 21.38 8.68 8.62 8.67 8.62 21.5 0 12.82-8.62 21.32-8.63 8.5-21.38 8.5h-52v270l248 280q29 32 11.39 71T788-120H172Zm-12-60h640L528-488v-292h-96v292L160-180Zm318-300Z';

const styleHash = createHash('sha256').update(styles).digest('base64');

/** One of the sandbox's pages. */
export interface Page {
  readonly title: string;
  readonly main: Html;
  readonly status?: number;
  /** Where this page's form may be redirected to in the end: browsers check that too. */
  readonly formTarget?: string;
}

function toDocument({ title, main }: Page): string {
  return html`<!doctype html>
    <html lang="en-US">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${new Html(`<style>${styles}</style>`)}
      </head>
      <body>
        <div class="tape"></div>
        <header class="says">
          <svg viewBox="0 -960 960 960" aria-hidden="true"><path d="${flask}" /></svg>
          <div>
            <b>Local sandbox.</b>
            <span
              >This is not Microsoft. Everyone here is made up and nothing leaves this
              computer.</span
            >
          </div>
        </header>
        <main>${main}</main>
      </body>
    </html>`.text;
}

/** Sends a page under a policy that allows only its own style and forms. */
export function sendPage(response: Response, page: Page): void {
  const formTargets = ["'self'", page.formTarget].filter(Boolean).join(' ');
  response
    .status(page.status ?? 200)
    .set({
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
      'Cache-Control': 'no-store',
      // With no-referrer a browser would send `Origin: null` with the page's own forms.
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    })
    .type('html')
    .send(toDocument(page));
}
