import type { Class } from '../../tenant/entities';
import type { Drive } from '../../tenant/drives/drive';
import type { DriveItem } from '../../tenant/drives/drive-item';
import { isTeacherOf } from '../assignments/assignment-access';
import type { Call } from '../call';
import { notFound } from '../graph-error';
import { findGroup } from '../groups';
import { mustBeMember } from '../entities/membership';
import { isWorkLibrary, mayOpen } from './folder-access';

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
  const library = { call, drive, group };
  // A teacher need not be a member for the assignments of the class.
  if (!isWorkLibrary(library) || !isTeacherOf(call, group)) mustBeMember(call.caller, group);
  return library;
}

/** The item in the path; the root has a name too. @throws GraphError 404, also for what isn't for the caller */
export function itemOf(library: Library): DriveItem {
  const { call, drive } = library;
  const id = call.params['itemId'] ?? '';
  const item = id.toLowerCase() === 'root' ? drive.root : drive.item(id);
  if (!item || !mayOpen(library, item)) throw notFound(id);
  return item;
}
