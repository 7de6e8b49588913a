import { foldId } from '../../../http';
import type { SessionUser } from '../../auth';
import type { AssignmentKey } from '../../graph';
import type { UploadPlace } from '../uploads/uploads-under-way';

/** The parameters of a path below an assignment. */
export interface AssignmentParams {
  id: string;
  aid: string;
}

export const toAssignmentKey = ({ id, aid }: AssignmentParams): AssignmentKey => ({
  classId: foldId(id),
  assignmentId: foldId(aid),
});

/** Graph accepts a class id in any case; we always send lower case. */
export const toGraphKey = <Key extends AssignmentKey>(key: Key): Key => ({
  ...key,
  classId: key.classId.toLowerCase(),
});

/** Where the files of an assignment go. */
export const toUploadPlace = ({ microsoft }: SessionUser, key: AssignmentKey): UploadPlace => ({
  ...key,
  tenantId: microsoft?.tenantId ?? '',
  senderId: microsoft?.objectId ?? '',
});

/** Where the files of the user's own work go. */
export const toOwnPlace = (user: SessionUser, key: AssignmentKey): UploadPlace => ({
  ...toUploadPlace(user, key),
  userId: user.microsoft?.objectId ?? '',
});
