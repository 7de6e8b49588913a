import type { Request, Response } from 'express';
import { sendPage } from '../pages/page';
import type { Directory } from '../tenant/directory';
import type { Drive } from '../tenant/drives/drive';
import type { DriveItem } from '../tenant/drives/drive-item';
import { workDriveIdOf } from '../tenant/drives/work-drive-id';
import type { Class } from '../tenant/roster/entities';
import { findClassByNickname } from '../tenant/find-class';
import type { Tenant } from '../tenant/tenant';
import type { UploadedFiles } from '../uploads/uploaded-files';
import type { DownloadLinks } from './download-links';
import { noFilePage } from './library-pages';
import { downloadPath, sitePath } from './site-address';

/** What SharePoint's pages need. */
export interface Sites {
  readonly directory: Directory;
  readonly downloads: DownloadLinks;
  readonly files: UploadedFiles;
}

interface FoundGroup {
  readonly tenant: Tenant;
  readonly group: Class;
}

interface FoundFile extends FoundGroup {
  readonly drive: Drive;
  readonly item: DriveItem;
  readonly mimeType: string;
}

/** The group whose site an address belongs to. */
export function findGroup({ directory }: Sites, request: Request): FoundGroup | undefined {
  const tenant = directory.findTenant(String(request.params['domain']));
  const group = tenant && findClassByNickname(tenant, String(request.params['site']));
  return tenant && group && { tenant, group };
}

/** A file in any of the given libraries. */
function findFile(
  { tenant, group }: FoundGroup,
  itemId: string,
  drives: readonly (Drive | undefined)[],
): FoundFile | undefined {
  for (const drive of drives) {
    const item = drive?.item(itemId);
    const mimeType = item?.file?.mimeType;
    if (drive && item && mimeType) return { tenant, group, drive, item, mimeType };
  }
  return undefined;
}

function send({ files }: Sites, response: Response, found: FoundFile): void {
  const { item, group, mimeType } = found;
  response
    .attachment(item.name)
    .set({ 'Content-Type': mimeType, 'X-Content-Type-Options': 'nosniff' });
  if (item.contentId === undefined) {
    response.end(`This is a stand-in for "${item.name}" in ${group.displayName}.\n`);
    return;
  }
  // The folder where the sandbox keeps its files may be hidden.
  response.sendFile(files.pathOf(item.contentId), { dotfiles: 'allow', etag: false });
}

/** Sends a file to anyone with a link signed for it. */
export function download(sites: Sites, request: Request, response: Response): void {
  const group = findGroup(sites, request);
  const { UniqueId, tempauth } = request.query;
  const drives = group?.tenant.drives;
  const found =
    group &&
    findFile(group, String(UniqueId), [
      drives?.ofClass(group.group.id),
      drives?.find(workDriveIdOf(group.group.id)),
    ]);
  if (!found) return sendPage(response, noFilePage());
  const file = { tenantId: found.tenant.id, driveId: found.drive.id, itemId: found.item.id };
  if (!sites.downloads.opens(file, String(tempauth))) {
    response.status(401).type('text').send('This download link is invalid or has expired.');
    return undefined;
  }
  return send(sites, response, found);
}

/** Opens a handout or a student's work, which have no page of their own: nobody can guess their ids. */
export function openWork(sites: Sites, request: Request, response: Response): void {
  const group = findGroup(sites, request);
  const drive = group?.tenant.drives.find(workDriveIdOf(group.group.id));
  const found = group && findFile(group, String(request.query['sourcedoc']), [drive]);
  if (!found) return sendPage(response, noFilePage());
  const { tenant, item } = found;
  const token = sites.downloads.issue({
    tenantId: tenant.id,
    driveId: found.drive.id,
    itemId: item.id,
  });
  response.redirect(downloadPath(sitePath(tenant.domain, found.group), { itemId: item.id, token }));
  return undefined;
}
