import { html, type Html } from '../pages/html';
import type { Page } from '../pages/page';
import { table } from '../pages/table';
import type { Tenant } from '../tenant/tenant';

/** What the front page shows about this sandbox. */
export interface IndexView {
  readonly origin: string;
  readonly clientId: string;
  readonly tenants: readonly Tenant[];
}

const listedTenants = 50;

function consentOf(tenant: Tenant): string {
  const grants = tenant.grants();
  if (!grants) return 'not given';
  return grants.application.length > 0 ? 'given' : 'by individual users';
}

function tenantRow(tenant: Tenant): Html {
  return html`<tr>
    <td>${tenant.name}</td>
    <td>${tenant.domain}</td>
    <td>${tenant.people().length}</td>
    <td>${consentOf(tenant)}</td>
    <td><code>${tenant.id}</code></td>
  </tr>`;
}

function tenantTable(tenants: readonly Tenant[]): Html {
  const shown = tenants.slice(0, listedTenants);
  const columns = ['Name', 'Domain', 'People', 'Consent', 'Id'];
  return html`${table('Tenants', columns, shown.map(tenantRow))}
  ${tenants.length > shown.length && html`<p>And ${tenants.length - shown.length} more.</p>`}`;
}

function addresses({ origin, clientId }: IndexView): Html {
  const metadata = '/organizations/v2.0/.well-known/openid-configuration';
  return html`<p>Authority: <code>${origin}/organizations</code></p>
    <p>Metadata: <a href="${metadata}">${metadata}</a></p>
    <p>Microsoft Graph: <code>${origin}/v1.0</code></p>
    <p>Client id: <code>${clientId}</code></p>`;
}

/** The front page: what this is, who lives in it, and where to point a program. */
export function indexPage(view: IndexView): Page {
  return {
    title: 'Sandbox tenant',
    main: html`<section class="card wide">
      <header>
        <h1>A Microsoft 365 Education tenant on this computer</h1>
        <p>
          It imitates the parts of Entra ID and Microsoft Graph that a school app uses. Point a
          program at it and sign in as anyone.
        </p>
      </header>
      <div class="body">
        <h2>Tenants</h2>
        ${tenantTable(view.tenants)}
        <h2>Addresses</h2>
        ${addresses(view)}
        <h2>Control, from this computer only</h2>
        <p>
          <a href="/_sandbox/tenants">/_sandbox/tenants</a> lists accounts,
          <a href="/_sandbox/requests">/_sandbox/requests</a> the requests so far, and
          <a href="/_sandbox/faults">/_sandbox/faults</a> the armed faults.
        </p>
      </div>
    </section>`,
  };
}
