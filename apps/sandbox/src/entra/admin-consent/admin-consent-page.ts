import type { DirectoryTenant, Person } from '../authority/directory';
import { html, type Html } from '../../pages/html';
import type { Page } from '../../pages/page';
import type { Permission } from '../registration/registration';

/** What an administrator is asked to grant. */
export interface ConsentQuestion {
  readonly tenant: DirectoryTenant;
  readonly administrator: Person;
  readonly delegated: readonly Permission[];
  readonly application: readonly Permission[];
  /** Where the form posts to. */
  readonly action: string;
  readonly redirectUri: string;
}

function permissionList(heading: string, permissions: readonly Permission[]): Html | undefined {
  if (permissions.length === 0) return undefined;
  return html`<h2>${heading}</h2>
    <ul>
      ${permissions.map(
        ({ name, says }) => html`<li><span>${says}</span><code>${name}</code></li>`,
      )}
    </ul>`;
}

/** The page where an administrator accepts for the whole organization. */
export function adminConsentPage(question: ConsentQuestion): Page {
  const { tenant, administrator, delegated, application, action, redirectUri } = question;
  const redirect = new URL(redirectUri);
  return {
    title: 'Approve EDUGraph',
    formTarget: redirect.origin,
    main: html`<form class="card" method="post" action="${action}">
      <header>
        <h1>Approve EDUGraph for ${tenant.name}?</h1>
        <p>
          You are ${administrator.displayName} (${administrator.userPrincipalName}). If you accept,
          EDUGraph may do this for everyone in ${tenant.domain}.
        </p>
      </header>
      <div class="body">
        ${permissionList('When someone is signed in', delegated)}
        ${permissionList('On its own, even when nobody is signed in', application)}
      </div>
      <input type="hidden" name="sandbox_account" value="${administrator.id}" />
      <div class="actions">
        <button class="button" name="sandbox_consent" value="cancel">Cancel</button>
        <button class="button main" name="sandbox_consent" value="accept">Accept</button>
      </div>
      <footer><span>Sends you back to ${redirect.host}</span></footer>
    </form>`,
  };
}
