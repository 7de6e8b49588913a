import { html, type Html } from '../pages/html';
import { nothingHerePage } from '../pages/nothing-here-page';
import type { Page } from '../pages/page';
import { table } from '../pages/table';
import type { Drive } from '../tenant/drives/drive';
import type { DriveItem } from '../tenant/drives/drive-item';
import type { Class } from '../tenant/roster/entities';
import type { Tenant } from '../tenant/tenant';
import { libraryPath } from './site-address';

/** The library whose pages are shown. */
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

function breadcrumbs(site: Site, item: DriveItem): Html {
  const parent = site.drive.parentOf(item);
  return html`${parent && html`${breadcrumbs(site, parent)} / `}<a href="${hrefOf(site, item)}"
      >${titleOf(item)}</a
    >`;
}

function header(site: Site, item: DriveItem, what: string): Html {
  const parent = site.drive.parentOf(item);
  return html`<header>
    <h1>${titleOf(item)}</h1>
    <p>${what} in ${site.group.displayName}, ${site.tenant.name}. This would be SharePoint.</p>
    ${parent && html`<p>${breadcrumbs(site, parent)}</p>`}
  </header>`;
}

/** A folder, or the whole library, with its contents. */
export function folderPage(site: Site, folder: DriveItem): Page {
  const items = site.drive.childrenOf(folder);
  const columns = ['Kind', 'Name', 'Modified', 'Modified by', 'Size'];
  return {
    title: `${titleOf(folder)} – ${site.group.displayName}`,
    main: html`<section class="card wide">
      ${header(site, folder, folder.parentId === undefined ? 'The library' : 'A folder')}
      <div class="body">
        ${items.length === 0 && html`<p role="status">This folder is empty.</p>`}
        ${
          items.length > 0 &&
          table(
            'Items',
            columns,
            items.map((item) => row(site, item)),
          )
        }
      </div>
    </section>`,
  };
}

/** A file and what is known about it. */
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
        ><a href="${downloadHref}">${isMadeUp ? 'Download a stand-in' : 'Download it'}</a>
      </footer>
    </section>`,
  };
}

/** For an address that leads nowhere. */
export function noFilePage(): Page {
  return nothingHerePage(
    'No class has a file or folder at this address. This would be SharePoint.',
  );
}
