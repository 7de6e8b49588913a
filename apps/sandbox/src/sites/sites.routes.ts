import express, { type Request, type Response, type Router } from 'express';
import { sendPage } from '../pages/page';
import type { DriveItem } from '../tenant/drives/drive-item';
import { download, findGroup, openWork, type Sites } from './downloads';
import { filePage, folderPage, noFilePage, type Site } from './library-pages';
import { downloadPath, libraryName, libraryPath, sitePath } from './site-address';

function findSite(sites: Sites, request: Request): Site | undefined {
  const found = findGroup(sites, request);
  const drive = found?.tenant.drives.ofClass(found.group.id);
  return found && drive && { ...found, drive };
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
  if (!site || !item) return sendPage(response, noFilePage());
  const page = item.file
    ? filePage(site, item, downloadHref(sites, site, item))
    : folderPage(site, item);
  return sendPage(response, page);
}

/** Class libraries for a browser, and the addresses files are downloaded from; mount it at `/sites`. */
export function siteRoutes(sites: Sites): Router {
  const router = express.Router();
  router.get('/:domain/:site/_layouts/15/download.aspx', (request, response) => {
    download(sites, request, response);
  });
  router.get('/:domain/:site/_layouts/15/Doc.aspx', (request, response) => {
    openWork(sites, request, response);
  });
  router.get(`/:domain/:site/${encodeURIComponent(libraryName)}{/*names}`, (request, response) => {
    showItem(sites, request, response);
  });
  router.get('/:domain/:site', (request, response) => {
    const site = findSite(sites, request);
    if (!site) return sendPage(response, noFilePage());
    response.redirect(libraryPath(site.tenant.domain, site.group));
    return undefined;
  });
  router.use((_request, response) => {
    sendPage(response, noFilePage());
  });
  return router;
}
