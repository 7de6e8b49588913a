import { html } from '../entra/pages/html';
import type { Html } from '../entra/pages/html';
import type { Page } from '../entra/pages/page';
import type { Drive } from '../tenant/drives/drive';
import type { DriveItem } from '../tenant/drives/drive-item';
import type { Class } from '../tenant/entities';
import type { Tenant } from '../tenant/tenant';
import { libraryPath } from './site-address';

/** A library whose pages are asked for. */
export interface Site {
  readonly tenant: Tenant;
  readonly group: Class;
  readonly drive: Drive;
}

function hrefOf({ tenant, group, drive }: Site, item: DriveItem): string {
  return libraryPath(tenant.domain, group, drive.pathOf(item));
}

function titleOf(item: DriveItem): string {
  return item.parentId === undefined ? 'Documents' : item.name;
}

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

function sizeText(bytes: number): string {
  const kB = bytes / 1024;
  return kB < 1024 ? `${Math.ceil(kB)} KB` : `${(kB / 1024).toFixed(1)} MB`;
}

function whoChanged({ tenant }: Site, { changedBy }: DriveItem): string {
  return tenant.roster.users.get(changedBy ?? '')?.displayName ?? 'System Account';
}

function row(site: Site, item: DriveItem): Html {
  const count = site.drive.childrenOf(item).length;
  return html`<tr>
    <td class="whole">${item.file ? 'File' : 'Folder'}</td>
    <td><a href="${hrefOf(site, item)}">${item.name}</a></td>
    <td class="whole">${day.format(item.changedAt)}</td>
    <td>${whoChanged(site, item)}</td>
    <td class="whole">
      ${item.file ? sizeText(item.file.size) : `${count} ${count === 1 ? 'item' : 'items'}`}
    </td>
  </tr>`;
}

function way(site: Site, item: DriveItem): Html {
  const parent = site.drive.parentOf(item);
  return html`${parent && html`${way(site, parent)} / `}<a href="${hrefOf(site, item)}"
      >${titleOf(item)}</a
    >`;
}

function header(site: Site, item: DriveItem, what: string): Html {
  const parent = site.drive.parentOf(item);
  return html`<header>
    <h1>${titleOf(item)}</h1>
    <p>${what} of ${site.group.displayName}, ${site.tenant.name}. This would be SharePoint.</p>
    ${parent && html`<p>${way(site, parent)}</p>`}
  </header>`;
}

/** A folder, or the whole library, with what is in it. */
export function folderPage(site: Site, folder: DriveItem): Page {
  const items = site.drive.childrenOf(folder);
  const columns = ['Kind', 'Name', 'Modified', 'Modified by', 'Size'];
  return {
    title: `${titleOf(folder)} – ${site.group.displayName}`,
    main: html`<section class="card wide">
      ${header(site, folder, folder.parentId === undefined ? 'The library' : 'A folder')}
      <div class="body">
        ${items.length === 0 && html`<p role="status">Nothing is in here.</p>`}
        ${
          items.length > 0 &&
          html`<div class="scroll" tabindex="0" role="region" aria-label="Items">
            <table>
              <thead>
                <tr>
                  ${columns.map((column) => html`<th scope="col">${column}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${items.map((item) => row(site, item))}
              </tbody>
            </table>
          </div>`
        }
      </div>
    </section>`,
  };
}

/** A file: what is known of it. */
export function filePage(site: Site, item: DriveItem, downloadHref: string): Page {
  const isMadeUp = item.contentId === undefined;
  const facts = [
    ['Size', sizeText(item.file?.size ?? 0)],
    ['Type', item.file?.mimeType ?? ''],
    ['Modified', `${day.format(item.changedAt)} by ${whoChanged(site, item)}`],
  ];
  return {
    title: `${item.name} – ${site.group.displayName}`,
    main: html`<section class="card">
      ${header(site, item, 'A file')}
      <div class="body">
        <ul>
          ${facts.map(([label, value]) => html`<li><span>${label}</span><code>${value}</code></li>`)}
        </ul>
      </div>
      <footer>
        <span>${isMadeUp ? 'The file is made up' : 'The file was uploaded'}</span
        ><a href="${downloadHref}">${isMadeUp ? 'Download what stands for it' : 'Download it'}</a>
      </footer>
    </section>`,
  };
}

/** For an address that leads nowhere. */
export function nothingHerePage(): Page {
  return {
    title: 'Nothing here',
    status: 404,
    main: html`<section class="card">
      <header>
        <h1>There is nothing here</h1>
        <p>No class has a file or folder at this address. This would be SharePoint.</p>
      </header>
    </section>`,
  };
}
