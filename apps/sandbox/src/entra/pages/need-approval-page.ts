import { findDelegatedPermission } from '../registration/registration';
import { html } from '../../pages/html';
import type { Page } from '../../pages/page';

/** Shown to someone whose administrator hasn't consented yet. */
export function needApprovalPage(missing: readonly string[], backHref: string): Page {
  return {
    title: 'Approval needed',
    status: 200,
    main: html`<section class="card">
      <header>
        <h1>An administrator must approve EDUGraph</h1>
        <p>
          EDUGraph asks for permissions that only an administrator of your organization can grant.
          (AADSTS90094)
        </p>
      </header>
      <div class="body">
        <ul>
          ${missing.map(
            (name) =>
              html`<li>
                <span>${findDelegatedPermission(name)?.says}</span><code>${name}</code>
              </li>`,
          )}
        </ul>
      </div>
      <footer>
        <span>Nothing was granted</span><a href="${backHref}">Go back without approval</a>
      </footer>
    </section>`,
  };
}
