import type { PeopleChoice } from '../authority/choose-people';
import type { Person } from '../authority/directory';
import { html, type Html } from '../../pages/html';
import type { Page } from '../../pages/page';
import { peopleList } from './people-list';

const magnifier =
  'M378-329q-108.16 0-183.08-75Q120-479 120-585t75-181q75-75 181.5-75t181 75Q632-691 632-584.85 632-542 618-502q-14 40-42 75l242 240q9 8.56 9 21.78T818-143q-9 9-22.22 9-13.22 0-21.78-9L533-384q-30 26-69.96 40.5Q423.08-329 378-329Zm-1-60q81.25 0 138.13-57.5Q572-504 572-585t-56.87-138.5Q458.25-781 377-781q-82.08 0-139.54 57.5Q180-666 180-585t57.46 138.5Q294.92-389 377-389Z';

interface NamedTenant {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
}

/** What a page with an account picker shows. */
export interface PickerView {
  readonly heading: string;
  /** Comes before the tenant's name, in the line below the heading. */
  readonly lead: string;
  readonly tenant: NamedTenant;
  /** The tenants to choose from, including this one. */
  readonly tenants: readonly NamedTenant[];
  readonly choice: PeopleChoice;
  readonly find: string;
  readonly hintedId: string | undefined;
  readonly signedInId: string | undefined;
  /** The page's path, and the parameters of the request it answers. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly redirectUri: string;
  readonly cancelHref: string;
  readonly cancelLabel: string;
  /** What the app asked for: label and lines. */
  readonly asked: readonly (readonly [label: string, value: string])[];
}

function hrefOf(view: PickerView, changed: Readonly<Record<string, string>>): string {
  return `${view.path}?${new URLSearchParams({ ...view.parameters, ...changed })}`;
}

function hiddenFields(
  view: PickerView,
  changed: Readonly<Record<string, string>>,
): readonly Html[] {
  return Object.entries({ ...view.parameters, ...changed }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

function tenantSwitch(view: PickerView): Html | undefined {
  const { tenants, tenant } = view;
  if (tenants.length < 2) return undefined;
  if (tenants.length <= 4) {
    const others = tenants.filter(({ id }) => id !== tenant.id);
    return html`<nav class="schools" aria-label="Organization">
      <span>Someone from another school?</span>
      ${others.map(({ id, name }) => html`<a href="${hrefOf(view, { sandbox_tenant: id })}">${name}</a>`)}
    </nav>`;
  }
  return html`<nav class="schools" aria-label="Organization">
    <form method="get" action="${view.path}">
      ${hiddenFields(view, {})}
      <select name="sandbox_tenant" aria-label="Organization">
        ${tenants.map(
          ({ id, name }) =>
            html`<option value="${id}" ${id === tenant.id && 'selected'}>${name}</option>`,
        )}
      </select>
      <button class="button small">Show its people</button>
    </form>
  </nav>`;
}

function searchForm(view: PickerView): Html | undefined {
  if (view.choice.total <= 6) return undefined;
  const here = { sandbox_tenant: view.tenant.id };
  return html`<form class="find" method="get" action="${view.path}" role="search">
    ${hiddenFields(view, here)}
    <label for="find"
      ><svg viewBox="0 -960 960 960" aria-hidden="true"><path d="${magnifier}" /></svg
    ></label>
    <input
      id="find"
      name="sandbox_find"
      value="${view.find}"
      placeholder="Find one of ${view.choice.total} people"
      aria-label="Find a person"
      autocomplete="off"
      spellcheck="false"
    />
    ${view.find && html`<a href="${hrefOf(view, here)}">Clear</a>`}
  </form>`;
}

function pageLinks(view: PickerView): Html | undefined {
  const { page, pageCount, total, people } = view.choice;
  const to = (target: number) =>
    hrefOf(view, {
      sandbox_tenant: view.tenant.id,
      sandbox_page: String(target),
      ...(view.find && { sandbox_find: view.find }),
    });
  if (page === 0) {
    if (total <= people.length) return undefined;
    return html`<nav class="pages"><a href="${to(1)}">Show all ${total} people</a></nav>`;
  }
  if (pageCount === 1) return undefined;
  return html`<nav class="pages" aria-label="Pages">
    ${page > 1 ? html`<a href="${to(page - 1)}">Previous</a>` : html`<span></span>`}
    <span>Page ${page} of ${pageCount}</span>
    ${page < pageCount ? html`<a href="${to(page + 1)}">Next</a>` : html`<span></span>`}
  </nav>`;
}

function noteOf(person: Person, signedInId: string | undefined): string {
  if (!person.isEnabled) return 'disabled';
  const role = person.roles[0]?.toLowerCase() ?? 'user';
  return person.id === signedInId ? `${role}, signed in` : role;
}

function askedBlock(asked: PickerView['asked']): Html {
  const width = Math.max(...asked.map(([label]) => label.length)) + 2;
  const lines = asked.map(([label, value]) => label.padEnd(width) + value).join('\n');
  return html`<details>
    <summary>What EDUGraph asked for</summary>
    <pre tabindex="0">${lines}</pre>
  </details>`;
}

/** The page where one click chooses a person. */
export function accountPickerPage(view: PickerView): Page {
  const redirect = new URL(view.redirectUri);
  const people = view.choice.people.map((person) => ({
    ...person,
    note: noteOf(person, view.signedInId),
  }));
  return {
    title: 'Sandbox sign-in',
    formTarget: redirect.origin,
    main: html`<section class="card">
        <header>
          <h1>${view.heading}</h1>
          <p>${view.lead} ${view.tenant.name} (${view.tenant.domain}).</p>
        </header>
        ${tenantSwitch(view)} ${searchForm(view)}
        ${peopleList(people, hrefOf(view, { sandbox_tenant: view.tenant.id }), view.hintedId)}
        ${pageLinks(view)}
        <footer>
          <span>Sends you back to ${redirect.host}</span
          ><a href="${view.cancelHref}">${view.cancelLabel}</a>
        </footer>
      </section>
      ${askedBlock(view.asked)}`,
  };
}
