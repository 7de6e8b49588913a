import express from 'express';
import type { Request, Response, Router } from 'express';
import { sendPage } from '../entra/pages/page';
import type { Directory } from '../tenant/directory';
import type { DriveItem } from '../tenant/drives/drive-item';
import { findClassByNickname } from '../tenant/find-class';
import type { DownloadLinks } from './download-links';
import { filePage, folderPage, nothingHerePage } from './library-pages';
import type { Site } from './library-pages';
import { downloadPath, libraryName, libraryPath, sitePath } from './site-address';

/** What the pages of SharePoint need. */
export interface Sites {
  readonly directory: Directory;
  readonly downloads: DownloadLinks;
}

function findSite({ directory }: Sites, request: Request): Site | undefined {
  const tenant = directory.findTenant(String(request.params['domain']));
  const group = tenant && findClassByNickname(tenant, String(request.params['site']));
  const drive = group && tenant?.drives.ofClass(group.id);
  return tenant && group && drive ? { tenant, group, drive } : undefined;
}

function downloadHref({ downloads }: Sites, site: Site, item: DriveItem): string {
  const { tenant, group, drive } = site;
  const token = downloads.issue({ tenantId: tenant.id, driveId: drive.id, itemId: item.id });
  return downloadPath(sitePath(tenant.domain, group), { itemId: item.id, token });
}

function showItem(sites: Sites, request: Request, response: Response): void {
  const site = findSite(sites, request);
  const names = request.params['names'] as unknown as readonly string[] | undefined;
  const item = site?.drive.find(names ?? []);
  if (!site || !item) return sendPage(response, nothingHerePage());
  const page = item.file
    ? filePage(site, item, downloadHref(sites, site, item))
    : folderPage(site, item);
  return sendPage(response, page);
}

function download(sites: Sites, request: Request, response: Response): void {
  const site = findSite(sites, request);
  const { UniqueId, tempauth } = request.query;
  const item = site?.drive.item(String(UniqueId));
  if (!site || !item?.file) return sendPage(response, nothingHerePage());
  const file = { tenantId: site.tenant.id, driveId: site.drive.id, itemId: item.id };
  if (!sites.downloads.opens(file, String(tempauth))) {
    response.status(401).type('text').send('This download link is not valid, or not any more.');
    return undefined;
  }
  response
    .attachment(item.name)
    .set({ 'Content-Type': item.file.mimeType, 'X-Content-Type-Options': 'nosniff' })
    .end(`This stands for "${item.name}" of ${site.group.displayName}.\n`);
  return undefined;
}

/** Libraries of classes for a browser, and the addresses files are downloaded from; mount it at `/sites`. */
export function siteRoutes(sites: Sites): Router {
  const router = express.Router();
  router.get('/:domain/:site/_layouts/15/download.aspx', (request, response) => {
    download(sites, request, response);
  });
  router.get(`/:domain/:site/${encodeURIComponent(libraryName)}{/*names}`, (request, response) => {
    showItem(sites, request, response);
  });
  router.get('/:domain/:site', (request, response) => {
    const site = findSite(sites, request);
    if (!site) return sendPage(response, nothingHerePage());
    response.redirect(libraryPath(site.tenant.domain, site.group));
    return undefined;
  });
  router.use((_request, response) => {
    sendPage(response, nothingHerePage());
  });
  return router;
}
