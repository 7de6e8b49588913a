import type { DriveItem } from '../../tenant/drives/drive-item';
import { documentsDriveIdOf } from '../../tenant/drives/work-drive-id';
import { isSeenByStudent, isTeacherOf } from '../assignments/assignment-access';
import { denied } from '../graph-error';
import type { Library } from './library';

/** Whether it is the library of handouts and student work, where not everything is for everyone in the class. */
export function isWorkLibrary({ drive }: Pick<Library, 'drive'>): boolean {
  return documentsDriveIdOf(drive.id) !== undefined;
}

function audienceOf(library: Library, item: DriveItem): DriveItem['audience'] {
  const parent = library.drive.parentOf(item);
  return item.audience ?? (parent && audienceOf(library, parent));
}

function assignmentOf({ call, group }: Library, id: string) {
  return call.tenant.assignments.find(group, id, call.context.clock.now());
}

/** Whether an item is for the caller: a student has the handouts of what was given out, and the own work. */
export function mayOpen(library: Library, item: DriveItem): boolean {
  const { call, group } = library;
  if (!isWorkLibrary(library) || isTeacherOf(call, group)) return true;
  const audience = audienceOf(library, item);
  const userId = call.caller.user?.id ?? '';
  if (!audience) return false;
  if (audience.userId !== undefined) return audience.userId === userId;
  const assignment = assignmentOf(library, audience.assignmentId);
  return assignment !== undefined && isSeenByStudent(assignment, userId);
}

/** A student's own folder is theirs to change until the work is handed in. */
function isOwnOpenWork(library: Library, folder: DriveItem): boolean {
  const userId = library.call.caller.user?.id;
  const audience = audienceOf(library, folder);
  const assignment = assignmentOf(library, audience?.assignmentId ?? '');
  const own = assignment?.submissions.find((submission) => submission.userId === userId);
  return audience?.userId === userId && own?.state.status !== 'submitted';
}

/** Members write to the documents; in the library of student work, students do only in their own folder. @throws GraphError 403 */
export function mustWriteTo(library: Library, folder: DriveItem): void {
  const { call, group } = library;
  if (!isWorkLibrary(library) || isTeacherOf(call, group)) return;
  if (!isOwnOpenWork(library, folder)) throw denied();
}
