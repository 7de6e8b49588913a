import type { DriveItemRef } from '../../tenant/assignments/moment';
import type { FolderAudience } from '../../tenant/drives/drive-item';
import { newItemId } from '../../tenant/drives/new-item-id';
import { workDriveIdOf } from '../../tenant/drives/work-drive-id';
import type { Class } from '../../tenant/roster/entities';
import type { Call } from '../call/call';
import { whoAndWhen } from './assignment-access';
import { refused } from './assignments-error';

/** Creates a folder in the class's library of handouts and student work. */
export function makeFolder(
  call: Call,
  item: Class,
  { title, audience }: { readonly title: string; readonly audience: FolderAudience },
): DriveItemRef {
  const { drives } = call.tenant;
  const driveId = workDriveIdOf(item.id);
  const { by, now } = whoAndWhen(call);
  const itemId = newItemId();
  drives.put(driveId, {
    id: itemId,
    parentId: drives.find(driveId)?.root.id ?? '',
    name: title,
    createdAt: now,
    changedAt: now,
    ...(by !== null && { createdBy: by, changedBy: by }),
    audience,
    version: 1,
  });
  return { driveId, itemId };
}

/** The item an address refers to, on whatever host. */
function parseItemUrl(url: string): DriveItemRef | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname.replaceAll(/%21/g, '!') : '';
  const [, driveId, itemId] =
    /^\/(?:v1\.0|beta)\/drives\/([^/]+)\/items\/([^/]+)$/i.exec(path) ?? [];
  return driveId && itemId ? { driveId, itemId } : undefined;
}

/** The file an address refers to. @throws GraphError 400 when it isn't in the folder */
export function findFileIn(call: Call, folder: DriveItemRef | null, url: string): DriveItemRef {
  const file = parseItemUrl(url);
  const drive = folder && call.tenant.drives.find(folder.driveId);
  const inside = drive?.childrenOf({ id: folder?.itemId ?? '' }) ?? [];
  const isThere = inside.some((item) => item.file && item.id === file?.itemId);
  if (file && isThere && file.driveId === folder?.driveId) return file;
  throw refused('invalidFileUrl', 'fileUrl must name a file in the resources folder.');
}
