import type { DriveItem } from '../../tenant/drives/drive-item';
import { isSeenByStudent, isTeacherOf } from '../assignments/assignment-access';
import { denied } from '../../wire/graph-error';
import { isWorkLibrary, type Library } from './library';

function audienceOf(library: Library, item: DriveItem): DriveItem['audience'] {
  const parent = library.drive.parentOf(item);
  return item.audience ?? (parent && audienceOf(library, parent));
}

function assignmentOf({ call, group }: Library, id: string) {
  return call.tenant.assignments.find(group, id, call.context.clock.now());
}

/** Whether the caller may see an item: a student sees published handouts and their own work. */
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

/** Students may change their own folder until they submit the work. */
function isOwnOpenWork(library: Library, folder: DriveItem): boolean {
  const userId = library.call.caller.user?.id;
  const audience = audienceOf(library, folder);
  const assignment = assignmentOf(library, audience?.assignmentId ?? '');
  const own = assignment?.submissions.find((submission) => submission.userId === userId);
  return audience?.userId === userId && own?.state.status !== 'submitted';
}

/**
 * Members may write to the documents; in the library of student work, students may write only to their own folder.
 * @throws GraphError 403
 */
export function mustWriteTo(library: Library, folder: DriveItem): void {
  const { call, group } = library;
  if (!isWorkLibrary(library) || isTeacherOf(call, group)) return;
  if (!isOwnOpenWork(library, folder)) throw denied();
}
