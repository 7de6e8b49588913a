import { createHash } from 'node:crypto';
import { v5 } from 'uuid';
import type { DriveItem } from '../../tenant/drives/drive-item';
import { downloadPath, libraryPath, sitePath, workPath } from '../../sites/site-address';
import type { EntityType } from '../odata/entity-type';
import { pagesOrigin } from '../call/pages-origin';
import { isWorkLibrary, type Library } from './library';

/** Any constant would do, as long as it never changes. */
const contents = '0c1d2b5e-6f3a-5a4b-8c7d-9e0f1a2b3c4d';

function guidOf(id: string): string {
  return v5(id, contents).toUpperCase();
}

/** With quotes inside, like SharePoint's. */
export function eTagOf({ id, version }: DriveItem): string {
  return `"{${guidOf(id)}},${version}"`;
}

function quickXorHashOf({ id, version }: DriveItem): string {
  const hash = createHash('sha256').update(`${id}/${version}`).digest();
  return hash.subarray(0, 20).toString('base64');
}

/** Someone as files name them, even after they were removed; files with no author belong to the system. */
export function identityOf({ call }: Library, userId: string | undefined) {
  const { tenant } = call;
  const user = tenant.user(userId ?? '') ?? tenant.roster.users.get(userId ?? '');
  if (!user) return { user: { displayName: 'System Account' } };
  return { user: { email: user.mail, id: user.id, displayName: user.displayName } };
}

/** `host,site,web`, SharePoint's way to name a site. */
function siteIdOf({ call, group }: Library): string {
  return `${new URL(call.root).hostname},${group.id},${guidOf(`web/${group.id}`).toLowerCase()}`;
}

function libraryTitle(library: Library): string {
  return isWorkLibrary(library) ? 'Student Work' : 'Documents';
}

function parentReferenceOf(library: Library, item: DriveItem) {
  const { drive } = library;
  const common = {
    driveType: 'documentLibrary',
    driveId: drive.id,
    siteId: siteIdOf(library),
  };
  const parent = drive.parentOf(item);
  if (!parent) return common;
  const path = drive.pathOf(parent).map(encodeURIComponent);
  return {
    ...common,
    id: parent.id,
    name: parent.parentId === undefined ? libraryTitle(library) : parent.name,
    path: [`/drives/${drive.id}/root:`, ...path].join('/'),
  };
}

/** Signed afresh in every answer; anyone who has it needs no token. */
export function downloadUrlOf({ call, drive, group }: Library, { id }: DriveItem): string {
  const { tenant, context } = call;
  const token = context.downloads.issue({ tenantId: tenant.id, driveId: drive.id, itemId: id });
  const site = pagesOrigin(call) + sitePath(tenant.domain, group);
  return downloadPath(site, { itemId: id, token });
}

function webUrlOf(library: Library, item: DriveItem): string {
  const { call, drive, group } = library;
  if (isWorkLibrary(library)) {
    return workPath(pagesOrigin(call) + sitePath(call.tenant.domain, group), item.id);
  }
  return pagesOrigin(call) + libraryPath(call.tenant.domain, group, drive.pathOf(item));
}

/** A file's facets or a folder's; the others are absent. */
function facetsOf(library: Library): EntityType<DriveItem>['properties'] {
  const { drive } = library;
  return {
    '@microsoft.graph.downloadUrl': (item) => item.file && downloadUrlOf(library, item),
    file: (item) =>
      item.file && {
        hashes: { quickXorHash: quickXorHashOf(item) },
        mimeType: item.file.mimeType,
      },
    folder: (item) => (item.file ? undefined : { childCount: drive.childrenOf(item).length }),
    root: (item) => (item.parentId === undefined ? {} : undefined),
  };
}

/** A library's items as Graph shows them. */
export function driveItemType(library: Library): EntityType<DriveItem> {
  const { drive } = library;
  return {
    name: 'driveItem',
    properties: {
      ...facetsOf(library),
      createdBy: (item) => identityOf(library, item.createdBy),
      createdDateTime: (item) => item.createdAt.toISOString(),
      cTag: ({ id, version }) => `"c:{${guidOf(id)}},${version}"`,
      eTag: eTagOf,
      fileSystemInfo: ({ createdAt, changedAt }) => ({
        createdDateTime: createdAt.toISOString(),
        lastModifiedDateTime: changedAt.toISOString(),
      }),
      id: (item) => item.id,
      lastModifiedBy: (item) => identityOf(library, item.changedBy),
      lastModifiedDateTime: (item) => item.changedAt.toISOString(),
      name: (item) => item.name,
      parentReference: (item) => parentReferenceOf(library, item),
      size: (item) => drive.sizeOf(item),
      webUrl: (item) => webUrlOf(library, item),
    },
    filterable: [],
    sortable: ['createdDateTime', 'lastModifiedDateTime', 'name', 'size'],
    searchable: [],
  };
}
