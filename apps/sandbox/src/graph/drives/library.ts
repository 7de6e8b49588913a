import type { Class } from '../../tenant/entities';
import type { Drive } from '../../tenant/drives/drive';
import type { DriveItem } from '../../tenant/drives/drive-item';
import type { Call } from '../call';
import { notFound } from '../graph-error';
import { findGroup } from '../groups';
import { mustBeMember } from '../entities/membership';

/** A library that the caller may open. */
export interface Library {
  readonly call: Call;
  readonly drive: Drive;
  readonly group: Class;
}

/** The library of the group in the path. @throws GraphError 403, 404 */
export function libraryOfGroup(call: Call): Library {
  const group = findGroup(call);
  mustBeMember(call.caller, group);
  const drive = call.tenant.drives.ofClass(group.id);
  if (!drive) throw notFound(group.id);
  return { call, drive, group };
}

/** The library in the path. @throws GraphError 403, 404 */
export function libraryOfDrive(call: Call): Library {
  const id = call.params['driveId'] ?? '';
  const drive = call.tenant.drives.find(id);
  const group = drive && call.tenant.classes.find(drive.classId);
  if (!group) throw notFound(id);
  mustBeMember(call.caller, group);
  return { call, drive, group };
}

/** The item in the path; the root has a name too. @throws GraphError 404 */
export function itemOf({ call, drive }: Library): DriveItem {
  const id = call.params['itemId'] ?? '';
  const item = id.toLowerCase() === 'root' ? drive.root : drive.item(id);
  if (!item) throw notFound(id);
  return item;
}
