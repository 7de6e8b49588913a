import type { DriveItem } from '../../tenant/drives/drive-item';
import { isTeacherOf } from '../assignments/assignment-access';
import type { Call } from '../call/call';
import { notFound } from '../../wire/graph-error';
import { findGroup } from '../directory/groups';
import { mustBeMember } from '../entities/membership';
import { mayOpen } from './folder-access';
import { isWorkLibrary, type Library } from './library';

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
  // Teachers don't have to be members to see the class's assignments.
  if (!isWorkLibrary(library) || !isTeacherOf(call, group)) mustBeMember(call.caller, group);
  return library;
}

/** The item in the path, where the root also has a name. @throws GraphError 404, even for one the caller may not see */
export function itemOf(library: Library): DriveItem {
  const { call, drive } = library;
  const id = call.params['itemId'] ?? '';
  const item = id.toLowerCase() === 'root' ? drive.root : drive.item(id);
  if (!item || !mayOpen(library, item)) throw notFound(id);
  return item;
}
